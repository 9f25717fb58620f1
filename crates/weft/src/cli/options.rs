//! What each command may be told.

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::commands::Only;
use crate::settings::Layer;

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
pub enum Coalition {
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
    /// Where it works: country or province codes such as TH or TH-57; may be given several times, or said later
    #[arg(long, value_name = "CODE")]
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
    pub only: Vec<Only>,
    #[arg(long, value_enum, default_value = "text")]
    pub format: Shape,
    #[command(flatten)]
    pub data: Data,
}

#[derive(Subcommand)]
pub enum Export {
    /// Every activity with its organisations, place and dates
    Activities(ExportList),
}

#[derive(Args, Clone, Debug)]
pub struct ExportList {
    #[arg(long, value_name = "SLUG")]
    pub coalition: String,
    #[arg(long, value_enum)]
    pub format: File,
    /// The file to write; - is the standard output
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

#[derive(Subcommand)]
pub enum Hxl {
    /// What a file has: hashtags, headings, rows, and how often each value occurs
    Inspect(Inspect),
    /// What is wrong in a file, by row and column
    Validate(Validate),
}

#[derive(Args, Clone, Debug)]
pub struct Inspect {
    /// XLSX, XLS, ODS, CSV, JSON, or a zip with one of them inside; of places GeoJSON too
    pub file: PathBuf,
    /// Which sheet of a workbook, from 1 [default: the first with hashtags, else the first with anything in it]
    #[arg(long, value_name = "N")]
    pub sheet: Option<NonZeroUsize>,
    /// Count the values under this hashtag, such as '#org' or '#adm1+name'; may be given several times
    #[arg(long, value_name = "HASHTAG")]
    pub count: Vec<String>,
    #[arg(long, value_enum, default_value = "text")]
    pub format: Told,
}

#[derive(Args, Clone, Debug)]
pub struct Validate {
    /// XLSX, XLS, ODS, CSV, JSON, or a zip with one of them inside; of places GeoJSON too
    pub file: PathBuf,
    /// Which sheet of a workbook, from 1 [default: the first with hashtags, else the first with anything in it]
    #[arg(long, value_name = "N")]
    pub sheet: Option<NonZeroUsize>,
    /// A file with rules of your own, in #valid_… columns [default: the usual rules]
    #[arg(long, value_name = "FILE")]
    pub schema: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "text")]
    pub format: Told,
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
    /// The 3W table under HXL hashtags, as CSV: one row for each organisation and activity
    Hxl,
    /// A workbook: one row for each activity, and the 3W table on a page of its own
    Xlsx,
    /// One row for each activity
    Csv,
    /// One object for each activity
    Json,
    /// Places with their outlines, and what is done in each
    Geojson,
}
