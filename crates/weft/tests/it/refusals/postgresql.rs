//! PostgreSQL that cannot be reached or entered.

use testkit::postgres::Cluster;

use super::{SECRET, says, weft, weft_in};

#[test]
fn postgresql_that_does_not_let_us_in_says_why_and_no_password_is_printed() {
    let bad: [(&str, &str); 6] = [
        ("mysql://u:hush-hush@h/n", "is not one Weft understands"),
        ("u:hush-hush@h/n", "is not one Weft understands"),
        ("postgres://u:a/hush-hush@h/n", "with signs such as / and @ in a password as %2F and %40"),
        (
            "postgres://u:hush-hush@127.0.0.1:1/n",
            "PostgreSQL does not answer at 127.0.0.1:1: connection refused.",
        ),
        (
            "postgres://u:hush-hush@no-such-host.invalid/n?sslmode=require",
            "PostgreSQL does not answer at no-such-host.invalid:5432",
        ),
        (
            "postgres://u:hush-hush@no-such-host.invalid/n",
            "the address does not say whether the line is encrypted",
        ),
    ];
    let mut cases: Vec<(String, &str)> = bad.map(|(address, words)| (address.to_owned(), words)).to_vec();
    let cluster = Cluster::start();
    if let Some(cluster) = &cluster {
        cases.push((
            cluster.address_of_stranger(SECRET, "postgres"),
            "does not let the user \"stranger\" in.",
        ));
        cases.push((cluster.address("nothing"), "There is no database \"nothing\""));
        cases.push((
            format!("{}?sslmode=require", cluster.address("postgres")),
            "could not agree on an encrypted line",
        ));
    }
    for (address, words) in cases {
        for command in [
            &["serve", "--listen", "127.0.0.1:0"][..],
            &["gaps", "--coalition", "rivers"],
        ] {
            says(&weft(&[command, &["--database", &address]].concat()), 1, words);
            let logged = weft_in(command, &[("WEFT_DATABASE", &address), ("WEFT_LOG", "debug")], "");
            assert!(logged.code == 1 && logged.err.contains(words), "{logged:?}");
            assert!(!logged.err.contains(SECRET), "{logged:?}");
        }
        let doctor = weft(&["doctor", "--database", &address]);
        assert!(
            doctor.code == 1 && doctor.out.contains(words) && !doctor.out.contains(SECRET),
            "{doctor:?}"
        );
    }
    let help = weft_in(&["serve", "--help"], &[("WEFT_DATABASE", "postgres://u:hush-hush@h/n")], "");
    assert!(help.code == 0 && !help.out.contains(SECRET), "{help:?}");
}

#[tokio::test]
async fn a_line_is_encrypted_where_the_address_says_so() {
    use sea_orm::{ConnectionTrait as _, Statement};
    let Some(cluster) = Cluster::start() else { return };
    cluster.stop();
    let Some(voucher) = cluster.encrypt() else { return };
    cluster.begin();
    let voucher = voucher.display();
    let at = |host: &str, rest: &str| format!("postgres://weft@{host}:{}/postgres?{rest}", cluster.port());
    for (address, encrypted) in [
        (at("localhost", "sslmode=disable"), false),
        (at("localhost", "sslmode=require"), true),
        (at("localhost", &format!("sslmode=verify-full&sslrootcert={voucher}")), true),
    ] {
        let database = web::Database::open_address(&address).await.unwrap();
        let question = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
        let db = database.read();
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), question));
        let ssl: bool = row.await.unwrap().unwrap().try_get_by_index(0).unwrap();
        assert_eq!(ssl, encrypted, "{address}");
    }
    // A server that nobody we trust vouches for, and one that is called otherwise.
    for address in [
        at("localhost", "sslmode=verify-full"),
        at("127.0.0.1", &format!("sslmode=verify-full&sslrootcert={voucher}")),
    ] {
        let refused = weft(&["gaps", "--coalition", "rivers", "--database", &address]);
        says(&refused, 1, "could not agree on an encrypted line");
    }
}
