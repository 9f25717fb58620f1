use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::{Layer, Place, Settings};

/// What the environment says.
type Around = &'static [(&'static str, &'static str)];

fn settings(said: Layer, around: &[(&str, &str)], usual: &Path) -> anyhow::Result<Settings> {
    let env = |name: &str| {
        let found = around.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| OsString::from(value))
    };
    Settings::from(said, &env, &usual.display().to_string())
}

fn folder(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("weft.toml"), text).unwrap();
    folder
}

#[test]
fn the_command_line_comes_before_the_environment_and_both_before_the_file() {
    let file = folder("listen = \"127.0.0.1:1003\"\naddress = \"https://file.example.org\"\n");
    let around = [
        ("WEFT_LISTEN", "127.0.0.1:1002"),
        ("WEFT_ADDRESS", "https://env.example.org/"),
    ];
    let said = Layer { listen: Some("127.0.0.1:1001".parse().unwrap()), ..Layer::default() };
    for (said, around, port, address) in [
        (said, &around[..], 1001, "https://env.example.org"),
        (Layer::default(), &around[..1], 1002, "https://file.example.org"),
        (Layer::default(), &[], 1003, "https://file.example.org"),
    ] {
        let found = settings(said, around, file.path()).unwrap();
        assert_eq!(found.listen.port(), port);
        assert_eq!(found.address(found.listen).unwrap(), address);
    }
    let nothing = settings(Layer::default(), &[], Path::new("nowhere")).unwrap();
    assert_eq!(nothing.address(nothing.listen).unwrap(), "http://127.0.0.1:8080");
}

#[test]
fn the_records_are_where_the_first_one_says() {
    let server = || Place::Server("postgres://h/n".to_owned());
    let beside = folder("data = \"records\"\n");
    let far = folder("database = \"postgres://h/n\"\n");
    let named = |file: &tempfile::TempDir| Some(file.path().join("weft.toml"));
    let data = |path: &Path| Some(path.to_owned());
    let cases: [(Layer, Around, Place); 6] = [
        (Layer::default(), &[], Place::Folder(PathBuf::from("usual"))),
        (
            Layer { config: named(&beside), ..Layer::default() },
            &[],
            Place::Folder(beside.path().join("records")),
        ),
        // The file lies in the folder that was named, so it says where this folder's records are.
        (Layer { data: data(far.path()), ..Layer::default() }, &[], server()),
        // Another folder was named than the file's.
        (
            Layer { config: named(&far), data: data(Path::new("copy")), ..Layer::default() },
            &[],
            Place::Folder(PathBuf::from("copy")),
        ),
        (
            Layer { data: data(Path::new("copy")), ..Layer::default() },
            &[("WEFT_DATABASE", "postgres://h/n")],
            Place::Folder(PathBuf::from("copy")),
        ),
        (Layer::default(), &[("WEFT_DATABASE", "postgres://h/n"), ("WEFT_DATA", "")], server()),
    ];
    for (said, around, place) in cases {
        let told = format!("{said:?} {around:?}");
        assert_eq!(settings(said, around, Path::new("usual")).unwrap().place, place, "{told}");
    }
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    for (text, words) in [
        (
            "# Ours\nlisen = \"127.0.0.1:8080\"\n",
            "weft.toml is wrong in line 2: unknown field `lisen`, expected one of `data`, `database`, `listen`, `address`, `source`, `mail`.",
        ),
        ("\nlisten = 8080\n", "is wrong in line 2: "),
        ("listen = \"here\"\n", "is wrong in line 1: "),
        ("data = \"a\"\ndata = \"b\"\n", "is wrong in line 2: duplicate key"),
        ("data = \"a\"\ndatabase = \"postgres://h/n\"\n", "Say one of the two."),
        ("address = \"weft.example.org\"\n", "is no address people can use"),
        ("source = \"https://u:secret@example.org\"\n", "is no address people can use"),
    ] {
        let file = folder(text);
        let found = settings(Layer::default(), &[], file.path());
        let error = found
            .and_then(|found| found.address(found.listen))
            .unwrap_err()
            .to_string();
        assert!(error.contains(words), "{text}: {error}");
        assert!(!error.contains("TOML parse error"), "{error}");
    }
    let missing = Layer { config: Some(PathBuf::from("/nowhere/weft.toml")), ..Layer::default() };
    let error = settings(missing, &[], Path::new("usual"))
        .unwrap_err()
        .to_string();
    assert!(error.contains("/nowhere/weft.toml cannot be read: no such file"), "{error}");
}

#[test]
fn beside_a_server_a_link_leads_to_where_people_reach_it() {
    let folder = tempfile::tempdir().unwrap();
    let beside = |said: &Layer| {
        let settings = settings(said.clone(), &[], folder.path()).unwrap();
        settings.address_beside().unwrap()
    };
    let silent = Layer::default();
    let said = Layer {
        address: Some("https://weft.example.org/".to_owned()),
        ..Layer::default()
    };
    let write = |text: &str| std::fs::write(folder.path().join(super::LOCK), text).unwrap();
    assert_eq!(beside(&silent), "http://127.0.0.1:8080");
    // Locked by somebody who could not write there.
    write("");
    assert_eq!(beside(&silent), "http://127.0.0.1:8080");
    write("http://127.0.0.1:8450");
    assert_eq!(beside(&silent), "http://127.0.0.1:8450");
    assert_eq!(beside(&said), "https://weft.example.org");
}

const MAIL: &str = "[mail]\nhost = \"mail.example.org\"\nfrom = \"weft@example.org\"\n";

#[test]
fn a_mail_server_is_set_in_the_file_and_its_password_beside_it() {
    let file =
        folder(&format!("{MAIL}user = \"weft\"\npassword_file = \"secret\"\nsender = \"Post room\"\n"));
    std::fs::write(file.path().join("secret"), "hush\n").unwrap();
    let set = |around: &[(&str, &str)]| settings(Layer::default(), around, file.path()).unwrap();
    let found = set(&[]);
    assert!(!format!("{found:?}").contains("hush"));
    let server = found.mail.unwrap();
    assert_eq!((server.port, server.tls), (587, mail::Tls::Started));
    assert_eq!(server.account.unwrap().password, "hush");
    let around = [("WEFT_MAIL_PASSWORD", "other"), ("WEFT_MAIL_TLS", "tls")];
    assert!(
        !format!(
            "{:?}",
            Layer::around(&|name| {
                around
                    .iter()
                    .find(|(key, _)| *key == name)
                    .map(|(_, value)| OsString::from(value))
            })
        )
        .contains("other")
    );
    let server = set(&around).mail.unwrap();
    assert_eq!((server.port, server.tls), (465, mail::Tls::Whole));
    assert_eq!(server.account.unwrap().password, "other");
    let none = settings(Layer::default(), &[], Path::new("nowhere")).unwrap();
    assert!(none.mail.is_none());
}

#[test]
fn what_is_wrong_with_the_mail_server_is_said() {
    for (more, words) in [
        ("user = \"weft\"\n", "has no password"),
        ("user = \"weft\"\npassword_file = \"none\"\n", "none cannot be read: no such file"),
        ("password_file = \"none\"\n", "no user"),
        ("user = \"weft\"\npassword_file = \"none\"\ntls = \"none\"\n", "clear text"),
        ("certificate = \"none\"\n", "none cannot be read: no such file"),
        ("certificate = \"weft.toml\"\n", "There is no certificate in"),
        ("tls = \"ssl\"\n", "\"ssl\" is no way to protect the line"),
        ("sender = \"\"\n", "(sender) is one line"),
        ("sender = \"A\\nBcc: b@example.org\"\n", "(sender) is one line"),
        ("pasword = \"hush\"\n", "unknown field `pasword`"),
        ("port = 70000\n", "is wrong in line 4"),
    ] {
        let file = folder(&format!("{MAIL}{more}"));
        let error = settings(Layer::default(), &[], file.path())
            .unwrap_err()
            .to_string();
        assert!(error.contains(words), "{more}: {error}");
    }
    for (whole, words) in [
        ("[mail]\nfrom = \"weft@example.org\"\n", "no server"),
        ("[mail]\nhost = \"mail.example.org\"\n", "from which address"),
        (
            "[mail]\nhost = \"mail.example.org\"\nfrom = \"a@b.org\\nBcc: c@d.org\"\n",
            "from which address",
        ),
        (
            "[mail]\nhost = \"mail.example.org:25\"\nfrom = \"a@b.org\"\n",
            "is no name of a mail server",
        ),
    ] {
        let file = folder(whole);
        let error = settings(Layer::default(), &[], file.path())
            .unwrap_err()
            .to_string();
        assert!(error.contains(words), "{whole}: {error}");
    }
}
