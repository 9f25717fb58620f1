//! What can be measured, and how.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// How fast and how small Weft is. Build it first: cargo build --release
#[derive(Parser)]
#[command(name = "bench", arg_required_else_help = true)]
pub struct Options {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// The directory of 100,000 organisations, beside the bare query with the bare template
    Directory(Directory),
    /// The cloth of 10 thousand, 100 thousand and a million activities
    Cloth(Cloth),
    /// Reading spreadsheets of 10,000 and 100,000 rows, beside libhxl
    Sheets(Sheets),
    /// A whole list taken in, from 1,000 to 100,000 rows, beside Django with django-import-export
    Imports(Imports),
    /// Start, memory, sizes of pages, on an empty database and on the demo
    Start(Start),
    /// The same load on any server: what peers are measured with
    Ask(Ask),
    /// Write the invented organisations into a CSV file, for peers
    Organisations(Table),
    /// Write the invented work into a CSV file, for peers
    Activities(Table),
    /// Write the invented list of who does what where into a CSV or XLSX file
    List(Table),
    /// The limit itself; started by the others
    #[command(hide = true)]
    Bare(Serving),
}

#[derive(Args)]
pub struct Directory {
    #[arg(long, default_value_t = 100_000)]
    pub organisations: usize,
    /// Seconds of each run
    #[arg(long, default_value_t = 10)]
    pub seconds: u64,
    /// Runs of which the middle one counts
    #[arg(long, default_value_t = 3)]
    pub runs: usize,
    /// Visitors at once
    #[arg(long, default_value_t = 16)]
    pub visitors: usize,
    /// Keep the filled database in this folder, and use it again next time
    #[arg(long, value_name = "DIR")]
    pub keep: Option<PathBuf>,
    /// An empty PostgreSQL database instead of a file
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    /// The process of the database server, to count its time too
    #[arg(long, value_name = "PID")]
    pub beside: Option<u32>,
    /// Only the fourteen countries, not their provinces
    #[arg(long)]
    pub countries_only: bool,
    /// Also with pages pressed as browsers ask for them
    #[arg(long)]
    pub pressed: bool,
    /// Another program than the one built beside this
    #[arg(long, value_name = "FILE")]
    pub weft: Option<PathBuf>,
}

#[derive(Args)]
pub struct Cloth {
    /// How many activities, one measurement after the other
    #[arg(long, value_delimiter = ',', default_values_t = [10_000, 100_000, 1_000_000])]
    pub activities: Vec<usize>,
    /// Another program than the one built beside this
    #[arg(long, value_name = "FILE")]
    pub weft: Option<PathBuf>,
}

#[derive(Args)]
pub struct Sheets {
    #[arg(long, value_delimiter = ',', default_values_t = [10_000, 100_000])]
    pub rows: Vec<usize>,
    /// The Python that has libhxl
    #[arg(long, value_name = "FILE")]
    pub python: Option<PathBuf>,
    /// Also all files of this folder
    #[arg(long, value_name = "DIR")]
    pub files: Option<PathBuf>,
    /// Another program than the one built beside this
    #[arg(long, value_name = "FILE")]
    pub weft: Option<PathBuf>,
}

#[derive(Args)]
pub struct Imports {
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000, 100_000])]
    pub rows: Vec<usize>,
    /// The Python that has Django and django-import-export
    #[arg(long, value_name = "FILE")]
    pub python: Option<PathBuf>,
    /// Another program than the one built beside this
    #[arg(long, value_name = "FILE")]
    pub weft: Option<PathBuf>,
}

#[derive(Args)]
pub struct Start {
    /// Seconds of load
    #[arg(long, default_value_t = 10)]
    pub seconds: u64,
    /// Another program than the one built beside this
    #[arg(long, value_name = "FILE")]
    pub weft: Option<PathBuf>,
}

#[derive(Args)]
pub struct Ask {
    /// 127.0.0.1:PORT
    pub address: String,
    /// The address of the list, with {country} and {word} in it
    pub path: String,
    /// The server's process
    #[arg(long)]
    pub process: u32,
    /// The process of its database server
    #[arg(long)]
    pub beside: Option<u32>,
    #[arg(long, default_value_t = 10)]
    pub seconds: u64,
    #[arg(long, default_value_t = 16)]
    pub visitors: usize,
    /// name=value
    #[arg(long)]
    pub cookie: Option<String>,
}

#[derive(Args)]
pub struct Table {
    pub file: PathBuf,
    #[arg(long, default_value_t = 100_000)]
    pub count: usize,
}

#[derive(Args)]
pub struct Serving {
    #[arg(long)]
    pub data: Option<PathBuf>,
    #[arg(long)]
    pub database: Option<String>,
    #[arg(long)]
    pub listen: SocketAddr,
    /// Letters around the lines of a page
    #[arg(long, default_value_t = 0)]
    pub rest: usize,
}
