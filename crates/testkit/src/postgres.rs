//! A PostgreSQL server for tests: started on a free port when its programs are there, stopped at the end.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::{ConnectionTrait as _, Database as SeaDatabase};
use web::Database;

/// A running server of the tests' own.
pub struct Cluster {
    programs: PathBuf,
    folder: tempfile::TempDir,
    port: u16,
    made: AtomicU32,
}

impl Cluster {
    /// `None`, said plainly, where PostgreSQL is not installed.
    pub fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            eprintln!("skipped: no PostgreSQL server programs found (Debian: apt-get install postgresql)");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let cluster = Self { programs, folder, port, made: AtomicU32::new(0) };
        if is_root() {
            assert!(
                Command::new("chown")
                    .arg("postgres")
                    .arg(cluster.folder.path())
                    .status()
                    .unwrap()
                    .success()
            );
        }
        cluster.run(
            "initdb",
            &[
                "-A",
                "trust",
                "-U",
                "weft",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
            ],
        );
        cluster.ask_for_passwords();
        cluster.begin();
        Some(cluster)
    }

    /// Begins to answer, at first or after [`Self::stop`].
    pub fn begin(&self) {
        let options = format!(
            "-p {} -k {} -c listen_addresses=127.0.0.1 -c fsync=off",
            self.port,
            self.folder.path().display()
        );
        self.run("pg_ctl", &["-w", "-s", "-o", &options, "-l", &self.at("log"), "start"]);
    }

    /// Ends all lines and answers no more.
    pub fn stop(&self) {
        self.run("pg_ctl", &["-w", "-s", "-m", "fast", "stop"]);
    }

    /// From the next [`Self::begin`] on it only reads, as a standby does.
    pub fn stand_by(&self) {
        std::fs::write(self.at("data/standby.signal"), "").unwrap();
    }

    /// From the next [`Self::begin`] on it encrypts its lines. Gives the certificate of whoever vouches for it; `None`,
    /// said plainly, where nobody can make one.
    pub fn encrypt(&self) -> Option<PathBuf> {
        let at = |name: &str| self.at(&format!("data/{name}"));
        let voucher = PathBuf::from(at("voucher.crt"));
        if !crate::certificate::make(Path::new(&self.at("data"))) {
            return None;
        }
        // PostgreSQL reads its key only when it is its own.
        let owner = format!("--reference={}", at("PG_VERSION"));
        let given = Command::new("chown").args([&owner, &at("server.key")]).status();
        assert!(given.unwrap().success());
        let file = at("postgresql.auto.conf");
        let settings = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, format!("{settings}ssl = on\n")).unwrap();
        Some(voucher)
    }

    /// The port it answers on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address of a database that may not be there, for a user who needs a password and is not known either.
    pub fn address_of_stranger(&self, password: &str, name: &str) -> String {
        format!("postgres://stranger:{password}@127.0.0.1:{}/{name}", self.port)
    }

    /// The address of a database that may not be there.
    pub fn address(&self, name: &str) -> String {
        format!("postgres://weft@127.0.0.1:{}/{name}", self.port)
    }

    /// Everybody may come in as they are, but the stranger.
    fn ask_for_passwords(&self) {
        let file = self.at("data/pg_hba.conf");
        let rules = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, format!("host all stranger 127.0.0.1/32 scram-sha-256\n{rules}")).unwrap();
    }

    /// The address of a new, empty database.
    pub async fn new_address(&self) -> String {
        let name = format!("test_{}", self.made.fetch_add(1, Ordering::Relaxed));
        let server = SeaDatabase::connect(self.address("postgres")).await.unwrap();
        server
            .execute_unprepared(&format!("CREATE DATABASE {name}"))
            .await
            .unwrap();
        server.close().await.unwrap();
        self.address(&name)
    }

    /// A new, empty database, opened.
    pub async fn new_database(&self) -> Database {
        Database::open_address(&self.new_address().await).await.unwrap()
    }

    fn at(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// Runs one of the server's programs, which refuse to run as root.
    fn run(&self, program: &str, args: &[&str]) {
        let path = self.programs.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            command
                .args(["--reuid=postgres", "--regid=postgres", "--clear-groups"])
                .arg(path);
            command
        } else {
            Command::new(path)
        };
        let status = command
            .args(["-D", &self.at("data")])
            .args(args)
            .current_dir("/")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .status()
            .unwrap();
        assert!(status.success(), "{program} failed");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // A test may have stopped it already.
        if Path::new(&self.at("data/postmaster.pid")).exists() {
            self.run("pg_ctl", &["-s", "-m", "immediate", "stop"]);
        }
    }
}

fn programs() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(|folder| folder.join("initdb").is_file())
        .collect();
    versions.sort();
    versions.pop().or_else(|| {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).find(|folder| folder.join("initdb").is_file())
    })
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    Path::new("/proc/self").metadata().is_ok_and(|own| own.uid() == 0)
}
