//! The commands, and what the program says when something is wrong.

mod importing;
mod options;

use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use importing::Import;
pub use importing::{ImportActivities, ImportList, ImportPlaces, ImportUndo, Missing};
use options::{Coalition, Export, Hxl};
pub use options::{
    Create, Data, Doctor, ExportList, File, Gaps, Inspect, Reached, Seat, Serve, Shape, SignIn, Told,
    Validate,
};

use crate::{commands, trouble};

/// The working home of a coalition: who does what where, and where nobody does yet.
#[derive(Parser)]
#[command(name = "weft", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Start Weft; on an empty database it prints a link for starting a coalition
    Serve(Serve),
    /// Start Weft with a filled, invented coalition to look at
    Demo(Serve),
    /// Make a coalition, or give somebody a seat, without the browser
    #[command(subcommand)]
    Coalition(Coalition),
    /// Print a new sign-in link for a person
    SignIn(SignIn),
    /// Print the cloth: every pair of two things with who works there, gaps first
    Gaps(Gaps),
    /// Write a list into a file
    #[command(subcommand)]
    Export(Export),
    /// Take a spreadsheet in
    #[command(subcommand)]
    Import(Import),
    /// Look at a spreadsheet, with or without HXL hashtags
    #[command(subcommand)]
    Hxl(Hxl),
    /// Check this installation and say what to mend
    Doctor(Doctor),
}

/// Reads the command line and runs the command. 0 done, 1 failed, 2 not understood, 3 done but for some rows.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => {
            // What was not understood stands in the answer, and could be an address with a password.
            note(trouble::masked(&error.render().to_string()).trim_end());
            return ExitCode::from(2);
        }
        Err(help) => help.exit(),
    };
    let filter = EnvFilter::try_from_env("WEFT_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false)
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.into()),
    };
    match runtime.block_on(obey(cli.command)) {
        Ok(_) if UNSAID.load(Ordering::Relaxed) => {
            note("The answer could not be written whole. Is the disk full?");
            ExitCode::FAILURE
        }
        Ok(code) => code,
        Err(error) => failed(&error),
    }
}

async fn obey(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Serve(options) => commands::serve(options).await?,
        Command::Demo(options) => commands::demo(options).await?,
        Command::Coalition(Coalition::Create(options)) => commands::create(options).await?,
        Command::Coalition(Coalition::Seat(options)) => commands::seat(options).await?,
        Command::SignIn(options) => commands::sign_in(options).await?,
        Command::Gaps(options) => commands::gaps(options).await?,
        Command::Export(Export::Activities(options)) => commands::export_activities(options).await?,
        Command::Import(Import::Activities(options)) => return commands::import_activities(options).await,
        Command::Import(Import::Organisations(options)) => {
            return commands::import_organisations(options).await;
        }
        Command::Import(Import::Places(options)) => return commands::import_places(options).await,
        Command::Import(Import::Undo(options)) => return commands::undo_import(options).await,
        Command::Hxl(Hxl::Inspect(options)) => return commands::inspect(&options),
        Command::Hxl(Hxl::Validate(options)) => return commands::validate(&options),
        Command::Doctor(options) => return commands::doctor(options).await,
    }
    Ok(ExitCode::SUCCESS)
}

/// What happened, and what to do about it.
fn failed(error: &anyhow::Error) -> ExitCode {
    note(&trouble::sentence(error));
    if error.is::<Misused>() {
        ExitCode::from(2)
    } else {
        ExitCode::FAILURE
    }
}

/// Whether something that was said could not be written.
static UNSAID: AtomicBool = AtomicBool::new(false);

/// Says something on the standard output: what scripts read. Whoever stopped listening misses nothing; anything else
/// that keeps it from being written makes the command fail.
pub fn say(line: &str) {
    let written = writeln!(std::io::stdout().lock(), "{line}");
    if written.is_err_and(|error| error.kind() != ErrorKind::BrokenPipe) {
        UNSAID.store(true, Ordering::Relaxed);
    }
}

/// Says words from elsewhere. What would move a terminal's pen or turn its writing round is shown as its number.
pub fn quote(line: &str) {
    let mut shown = String::with_capacity(line.len());
    for letter in line.chars() {
        match letter {
            '\t' => shown.push(letter),
            '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                shown.extend(letter.escape_unicode());
            }
            _ if letter.is_control() => shown.extend(letter.escape_unicode()),
            _ => shown.push(letter),
        }
    }
    say(&shown);
}

/// A command that was understood, but asks for something that cannot be.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Misused(pub String);

/// Stops a command because of what it was given: exit status 2.
pub fn misused(words: impl Into<String>) -> anyhow::Error {
    Misused(words.into()).into()
}

/// Says something beside the output: progress and trouble.
pub fn note(line: &str) {
    eprintln!("{line}");
}
