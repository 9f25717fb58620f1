//! What the program withstands: being killed while it writes, and a disk without room.

use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::time::Duration;

use testkit::program::Program;

use crate::binary;

/// Starts the coalition in which organisations are added.
fn start_coalition(program: &Program) {
    let started = program
        .post("/start", &[("name", "Rivers"), ("called", "Amina"), ("version", "1")])
        .unwrap();
    assert_eq!((started.status, started.location.as_str()), (303, "/c/rivers/start/purpose"));
}

#[test]
fn what_was_answered_is_there_after_every_kill() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::start(&binary(), folder.path(), "");
    start_coalition(&program);
    let answered = Mutex::new(Vec::new());
    for round in 0..4 {
        std::thread::scope(|scope| {
            for writer in 0..3 {
                let (program, answered) = (&program, &answered);
                scope.spawn(move || write_until_it_dies(program, answered, &format!("R{round}W{writer}")));
            }
            std::thread::sleep(Duration::from_millis(400 + round * 130));
            assert!(
                Command::new("kill")
                    .args(["-9", &program.id().to_string()])
                    .status()
                    .unwrap()
                    .success()
            );
        });
        let cookie = program.cookie().to_owned();
        drop(program);
        program = Program::start(&binary(), folder.path(), &cookie);
        let list = program.get("/c/rivers/organisations.csv").unwrap().text;
        let answered = answered.lock().unwrap();
        assert!(
            answered.len() > 3 * (usize::try_from(round).unwrap() + 1),
            "only {} were written",
            answered.len()
        );
        for name in answered.iter() {
            assert_eq!(list.matches(&format!("{name} House")).count(), 1, "{name} after kill {round}");
        }
    }
    drop(program);
    let doctor = Command::new(binary())
        .arg("doctor")
        .arg("--data")
        .arg(folder.path())
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&doctor.stdout).contains("good  The database file is whole."));
}

fn write_until_it_dies(program: &Program, answered: &Mutex<Vec<String>>, prefix: &str) {
    for number in 0.. {
        let name = format!("{prefix}N{number}");
        let full = format!("{name} House");
        match program.post("/c/rivers/organisations", &[("name", &full), ("version", "0"), ("anyway", "yes")])
        {
            Some(reply) if reply.status == 303 => answered.lock().unwrap().push(name),
            Some(reply) => panic!("{} for {full}", reply.status),
            None => return,
        }
    }
}

/// A small disk of its own, unmounted at the end.
struct Disk(tempfile::TempDir);

impl Disk {
    /// `None`, said plainly, where disks cannot be mounted.
    fn mount(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let options = format!("size={size}");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &options, "weft-test"])
            .arg(folder.path())
            .output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self(folder));
        }
        eprintln!("skipped: no right to mount a small disk");
        None
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_is_said_plainly_and_loses_nothing() {
    let Some(disk) = Disk::mount("24m") else { return };
    let program = Program::start(&binary(), disk.path(), "");
    start_coalition(&program);
    let add = |name: &str| {
        program
            .post("/c/rivers/organisations", &[("name", name), ("version", "0")])
            .unwrap()
    };
    assert_eq!(add("Before House").status, 303);

    fill(&disk.path().join("filler"));
    let mut kept = vec!["Before House".to_owned()];
    let full = (0..2_000).find_map(|number| {
        let name = format!("Crowded House {number}");
        let reply = add(&name);
        if reply.status == 303 {
            kept.push(name);
            return None;
        }
        Some((name, reply))
    });
    let (refused, reply) = full.expect("a disk of this size fills up");
    assert_eq!(reply.status, 507, "{}", reply.text);
    assert!(reply.text.contains(&refused), "what was typed is given back");
    let list = program.get("/c/rivers/organisations.csv").unwrap();
    assert_eq!(list.status, 200, "reading goes on");
    assert_eq!(program.get("/health").unwrap().status, 503, "whoever watches is told");

    std::fs::remove_file(disk.path().join("filler")).unwrap();
    assert_eq!(add("After House").status, 303, "writing goes on without a restart");
    kept.push("After House".to_owned());
    // A form that is refused takes its transaction back; what follows must be kept all the same.
    assert_eq!(add("").status, 422);
    assert_eq!(add("Later House").status, 303);
    kept.push("Later House".to_owned());
    let cookie = program.cookie().to_owned();
    assert!(
        Command::new("kill")
            .args(["-9", &program.id().to_string()])
            .status()
            .unwrap()
            .success()
    );
    drop(program);
    let program = Program::start(&binary(), disk.path(), &cookie);
    let list = program.get("/c/rivers/organisations.csv").unwrap().text;
    for name in &kept {
        assert!(list.contains(name.as_str()), "{name}");
    }
    assert!(!list.contains(&refused), "what was refused was not written");
}

/// Takes all the room there is.
fn fill(file: &Path) {
    use std::io::Write as _;
    let mut filler = std::fs::File::create(file).unwrap();
    for size in [1 << 16, 1 << 12, 1 << 8] {
        let block = vec![0_u8; size];
        while filler.write_all(&block).is_ok() {}
    }
    let _ = filler.flush();
}
