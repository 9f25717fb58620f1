//! The commands, their options, and what the program says when something is wrong.

use std::io::{IsTerminal as _, Write as _};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use tracing_subscriber::EnvFilter;

use crate::settings::Layer;
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
    /// Check this installation and say what to mend
    Doctor(Doctor),
}

/// Where the records are. Each option may stand in the environment (WEFT_DATA and so on) or in the file, too.
#[derive(Args, Clone, Debug)]
pub struct Data {
    /// File with settings [default: weft.toml in the folder of --data, where there is one]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Folder of the database file [default: ./data, for the demo ./demo-data]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// PostgreSQL instead of a file: postgres://user@host/name
    #[arg(long, value_name = "URL", conflicts_with = "data")]
    database: Option<String>,
}

/// Where the records are, and where people reach them.
#[derive(Args, Clone, Debug)]
pub struct Reached {
    #[command(flatten)]
    data: Data,
    /// The address people use: https://weft.example.org [default: http:// and where Weft listens]
    #[arg(long, value_name = "URL")]
    address: Option<String>,
}

#[derive(Args, Clone, Debug)]
pub struct Serve {
    #[command(flatten)]
    reached: Reached,
    /// Address and port to answer on [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
    /// Where the source of this program is offered, when you changed it
    #[arg(long, value_name = "URL")]
    source: Option<String>,
    /// Begin again with an empty database, after asking
    #[arg(long)]
    pub fresh: bool,
}

impl Data {
    pub fn said(&self) -> Layer {
        Layer {
            config: self.config.clone(),
            data: self.data.clone(),
            database: self.database.clone(),
            ..Layer::default()
        }
    }
}

impl Reached {
    pub fn said(&self) -> Layer {
        Layer { address: self.address.clone(), ..self.data.said() }
    }
}

impl Serve {
    pub fn said(&self) -> Layer {
        Layer {
            listen: self.listen,
            source: self.source.clone(),
            ..self.reached.said()
        }
    }
}

#[derive(Subcommand)]
enum Coalition {
    /// Make a coalition
    Create(Create),
    /// Give somebody a seat, and print their sign-in link
    Seat(Seat),
}

#[derive(Args, Clone, Debug)]
pub struct Create {
    /// The word in its address: small letters, digits and dashes
    pub slug: String,
    #[arg(long)]
    pub name: String,
    /// Where it works: country or province codes such as TH or TH-57; may be given several times
    #[arg(long, value_name = "CODE", required = true)]
    pub area: Vec<String>,
    /// A coordinator to whom a seat and a sign-in link are given
    #[arg(long, value_name = "NAME")]
    pub coordinator: Option<String>,
    #[command(flatten)]
    pub reached: Reached,
}

#[derive(Args, Clone, Debug)]
pub struct Seat {
    /// The word in the coalition's address
    pub slug: String,
    /// What the person wants to be called
    #[arg(long)]
    pub name: String,
    /// coordinator, representative or reader
    #[arg(long)]
    pub role: String,
    /// The organisation a representative speaks for, as it is written in the coalition
    #[arg(long)]
    pub organisation: Option<String>,
    #[command(flatten)]
    pub reached: Reached,
}

#[derive(Args, Clone, Debug)]
pub struct SignIn {
    /// What the person is called
    pub name: String,
    /// Only among those with a seat in this coalition
    #[arg(long, value_name = "SLUG")]
    pub coalition: Option<String>,
    #[command(flatten)]
    pub reached: Reached,
}

#[derive(Args, Clone, Debug)]
pub struct Gaps {
    #[arg(long, value_name = "SLUG")]
    pub coalition: String,
    /// place, focus, sector, population, organisation or year
    #[arg(long, default_value = "place")]
    pub rows: String,
    /// place, focus, sector, population, organisation or year
    #[arg(long, default_value = "focus")]
    pub cols: String,
    /// Only cells that stand so; may be given several times
    #[arg(long, value_enum, value_name = "STATE")]
    pub only: Vec<commands::Only>,
    #[arg(long, value_enum, default_value = "text")]
    pub format: Shape,
    #[command(flatten)]
    pub data: Data,
}

#[derive(Subcommand)]
enum Export {
    /// Every activity with its organisations, place and dates
    Activities(ExportList),
}

#[derive(Args, Clone, Debug)]
pub struct ExportList {
    #[arg(long, value_name = "SLUG")]
    pub coalition: String,
    #[arg(long, value_enum)]
    pub format: File,
    /// The file to write
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    #[command(flatten)]
    pub data: Data,
}

#[derive(Args, Clone, Debug)]
pub struct Doctor {
    #[arg(long, value_enum, default_value = "text")]
    pub format: Told,
    #[command(flatten)]
    pub data: Data,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Told {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Shape {
    Text,
    Csv,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum File {
    Xlsx,
    Csv,
    Json,
}

/// Reads the command line and runs the command. 0 done, 1 failed, 2 not understood.
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

/// Says something on the standard output: what scripts read. Whoever stopped listening misses nothing.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
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
