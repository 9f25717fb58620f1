//! The options of `weft import`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::options::{Data, Told};

#[derive(Subcommand)]
pub enum Import {
    /// Who does what where, from a spreadsheet with or without HXL hashtags
    Activities(ImportActivities),
    /// Organisations, from a list of members or a directory
    Organisations(ImportList),
    /// Places and their outlines, from a spreadsheet or GeoJSON
    Places(ImportPlaces),
    /// What came with one import, undone as long as nothing stands in the way
    Undo(ImportUndo),
}

#[derive(Args, Clone, Debug)]
pub struct ImportUndo {
    /// As it was said when it was taken in, or as it stands in the address of its page
    pub id: String,
    #[arg(long, value_name = "SLUG")]
    pub coalition: String,
    /// Say what would be undone and what stands in the way, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Undo everything but what stands in the way
    #[arg(long)]
    pub yes: bool,
    #[arg(long, value_enum, default_value = "text")]
    pub format: Told,
    #[command(flatten)]
    pub data: Data,
}

#[derive(Args, Clone, Debug)]
pub struct ImportList {
    /// XLSX, XLS, ODS, CSV, JSON, or a zip with one of them inside; of places GeoJSON too
    pub file: PathBuf,
    #[arg(long, value_name = "SLUG")]
    pub coalition: String,
    /// Which sheet of a workbook, from 1 [default: the first with hashtags, else the first with anything in it]
    #[arg(long, value_name = "N")]
    pub sheet: Option<NonZeroUsize>,
    /// What columns mean, where it is not plain: a file of lines such as "Partner name" = "organisation"
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// Say what would become of each row, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Take the best match for each organisation, place and kind of work, and make what is missing
    #[arg(long)]
    pub yes: bool,
    #[arg(long, value_enum, default_value = "text")]
    pub format: Told,
    #[command(flatten)]
    pub data: Data,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Missing {
    /// They end today, and what has not begun is called off; nothing ends while rows are refused
    End,
    Keep,
}

#[derive(Args, Clone, Debug)]
pub struct ImportActivities {
    #[command(flatten)]
    pub list: ImportList,
    /// What becomes of activities that an earlier list of this source named and this one does not
    #[arg(long, value_enum, default_value = "keep")]
    pub missing: Missing,
}

#[derive(Args, Clone, Debug)]
pub struct ImportPlaces {
    #[command(flatten)]
    pub list: ImportList,
    /// The code of the place inside which all of them lie, where the file does not say it: KH
    #[arg(long, value_name = "CODE")]
    pub inside: Option<String>,
}
