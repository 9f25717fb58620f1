//! Why a file could not be read, in a plain sentence, and where.

use std::fmt;

/// Why a file could not be read. Its text is a whole sentence or two for whoever chose the file; programs that speak
/// other languages take [`Error::kind`] and [`Error::place`] instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What is wrong.
    pub kind: ErrorKind,
    /// Where, as far as that is known.
    pub place: Place,
}

/// A place in a file. Rows and columns count from 1, as in a spreadsheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Name of the sheet.
    pub sheet: Option<String>,
    /// Row, from 1.
    pub row: Option<u32>,
    /// Column, from 1.
    pub column: Option<u32>,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// There is not one byte, or not one filled cell.
    Empty,
    /// It is something else, whatever its name says.
    NotATable(Content),
    /// It is a spreadsheet of a kind that is not read here.
    NotRead(Unread),
    /// It is locked with a password.
    Protected,
    /// It is cut off or broken; the words say which part.
    Damaged(&'static str),
    /// Its XML defines entities, which spreadsheets never do and attackers like to.
    DefinesEntities,
    /// There is more of something than is read here.
    TooMuch(Bound, u64),
    /// No sheet has the wanted name or number.
    NoSuchSheet(String),
    /// Nothing in the archive or JSON has the wanted name.
    NoSuchPart(String),
    /// An archive with several files that could be meant; here are their names.
    SeveralFiles(Vec<String>),
    /// JSON, or an archive, without anything like a table.
    NoTable,
    /// The file could not be fetched; the words are the system's.
    Unreadable(String),
    /// A table could not be written; the words are the library's.
    Unwritable(String),
}

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Content {
    /// PNG, JPEG, GIF, WebP, TIFF or BMP.
    Picture,
    /// PDF.
    Pdf,
    /// HTML, as a sheet that is not public gives instead of its table.
    WebPage,
    /// DOC, DOCX, ODT or RTF.
    Document,
    /// PPTX or ODP.
    Slides,
    /// Sound or film.
    Media,
    /// A program.
    Program,
    /// XML of some other kind.
    Xml,
    /// Compressed with something other than zip.
    OtherArchive,
    /// Bytes that are no text.
    Bytes,
}

/// Kinds of spreadsheets that are not read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unread {
    /// Excel's binary workbook.
    Xlsb,
    /// Excel before 1995.
    AncientXls,
    /// Excel 2003's XML.
    SpreadsheetXml,
    /// Apple Numbers.
    Numbers,
}

/// What there can be too much of. The number beside it is the most that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Bound {
    /// Bytes of the file itself.
    File,
    /// Bytes after unpacking.
    Unpacked,
    /// How many times smaller a part may be packed.
    Ratio,
    /// Bytes that would have to be kept in memory.
    Kept,
    /// Bytes of one cell.
    Cell,
    /// Bytes of one row.
    Row,
    /// Rows.
    Rows,
    /// Columns.
    Columns,
    /// Sheets.
    Sheets,
    /// Files in an archive.
    Files,
    /// Things inside things.
    Depth,
}

impl Error {
    /// An error that belongs to no place in particular.
    pub(crate) fn new(kind: ErrorKind) -> Error {
        Error { kind, place: Place::default() }
    }

    pub(crate) fn damaged(what: &'static str) -> Error {
        Error::new(ErrorKind::Damaged(what))
    }

    pub(crate) fn too_much(bound: Bound, limit: u64) -> Error {
        Error::new(ErrorKind::TooMuch(bound, limit))
    }

    /// The same error at a row and column, both from 1.
    pub(crate) fn at(mut self, row: u32, column: Option<u32>) -> Error {
        self.place.row = self.place.row.or(Some(row));
        self.place.column = self.place.column.or(column);
        self
    }

    pub(crate) fn in_sheet(mut self, name: &str) -> Error {
        self.place.sheet.get_or_insert_with(|| name.to_owned());
        self
    }
}

impl ErrorKind {
    /// A short word that stays the same, for looking up a translation: `too-much-rows`, `not-a-table-picture`.
    #[must_use]
    pub fn key(&self) -> String {
        let dashed = |prefix: &str, name: String| {
            let mut key = prefix.to_owned();
            for letter in name.chars() {
                if letter.is_ascii_uppercase() {
                    key.push('-');
                }
                key.push(letter.to_ascii_lowercase());
            }
            key
        };
        match self {
            ErrorKind::Empty => "empty".to_owned(),
            ErrorKind::NotATable(content) => dashed("not-a-table", format!("{content:?}")),
            ErrorKind::NotRead(unread) => dashed("not-read", format!("{unread:?}")),
            ErrorKind::Protected => "protected".to_owned(),
            ErrorKind::Damaged(_) => "damaged".to_owned(),
            ErrorKind::DefinesEntities => "defines-entities".to_owned(),
            ErrorKind::TooMuch(bound, _) => dashed("too-much", format!("{bound:?}")),
            ErrorKind::NoSuchSheet(_) => "no-such-sheet".to_owned(),
            ErrorKind::NoSuchPart(_) => "no-such-part".to_owned(),
            ErrorKind::SeveralFiles(_) => "several-files".to_owned(),
            ErrorKind::NoTable => "no-table".to_owned(),
            ErrorKind::Unreadable(_) => "unreadable".to_owned(),
            ErrorKind::Unwritable(_) => "unwritable".to_owned(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { sheet, row, column } = &self.place;
        if let Some(sheet) = sheet {
            write!(f, "Sheet \u{201c}{sheet}\u{201d}: ")?;
        }
        match (row, column) {
            (Some(row), Some(column)) => write!(f, "Row {row}, column {column}: ")?,
            (Some(row), None) => write!(f, "Row {row}: ")?,
            _ => {}
        }
        self.kind.fmt(f)
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ErrorKind::Empty => f.write_str("There is nothing in this file."),
            ErrorKind::NotATable(content) => write!(f, "This is {}, not a table.", content.words()),
            ErrorKind::NotRead(unread) => {
                write!(f, "This is {}, which cannot be read here. Save it as XLSX and try again.", unread.words())
            }
            ErrorKind::Protected => {
                f.write_str("The file is protected with a password. Save a copy without one and try again.")
            }
            ErrorKind::Damaged(what) => write!(f, "The file is damaged or incomplete: {what}."),
            ErrorKind::DefinesEntities => f.write_str(
                "The file defines words of its own inside its XML. Spreadsheets never do that, so it was not read.",
            ),
            ErrorKind::TooMuch(bound, limit) => bound.explain(*limit, f),
            ErrorKind::NoSuchSheet(name) => write!(f, "There is no sheet \u{201c}{name}\u{201d} in this file."),
            ErrorKind::NoSuchPart(name) => write!(f, "There is no \u{201c}{name}\u{201d} in this file."),
            ErrorKind::SeveralFiles(names) => {
                write!(f, "There are several files in this archive. Choose one: {}.", names.join(", "))
            }
            ErrorKind::NoTable => f.write_str("There is no table in this file."),
            ErrorKind::Unreadable(words) => write!(f, "The file could not be read: {words}."),
            ErrorKind::Unwritable(words) => write!(f, "The table could not be written: {words}."),
        }
    }
}

impl std::error::Error for Error {}

impl Content {
    fn words(self) -> &'static str {
        match self {
            Content::Picture => "a picture",
            Content::Pdf => "a PDF document",
            Content::WebPage => "a web page",
            Content::Document => "a text document",
            Content::Slides => "a set of slides",
            Content::Media => "sound or film",
            Content::Program => "a program",
            Content::Xml => "an XML file",
            Content::OtherArchive => "a packed archive of another kind than zip",
            Content::Bytes => "a file of some other kind",
        }
    }
}

impl Unread {
    fn words(self) -> &'static str {
        match self {
            Unread::Xlsb => "a binary Excel workbook (XLSB)",
            Unread::AncientXls => "an Excel file from before 1995",
            Unread::SpreadsheetXml => "an Excel 2003 XML spreadsheet",
            Unread::Numbers => "an Apple Numbers spreadsheet",
        }
    }
}

impl Bound {
    fn explain(self, limit: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let megabytes = limit.div_ceil(1 << 20);
        match self {
            Bound::File => write!(f, "The file is larger than {megabytes} MB, the most that is read."),
            Bound::Unpacked => {
                write!(f, "The file unpacks to more than {megabytes} MB, the most that is read.")
            }
            Bound::Ratio => write!(
                f,
                "The file unpacks to more than {limit} times its size, as no ordinary spreadsheet does. It was not read."
            ),
            Bound::Kept => {
                write!(f, "There is more text in this file than can be kept at once ({megabytes} MB).")
            }
            Bound::Cell => write!(
                f,
                "The cell holds more than {} KB. Perhaps a quotation mark was opened and never closed.",
                limit.div_ceil(1 << 10)
            ),
            Bound::Row => write!(f, "The row holds more than {megabytes} MB, the most that is read."),
            Bound::Rows => write!(f, "There are more than {limit} rows, the most that is read."),
            Bound::Columns => write!(f, "There are more than {limit} columns, the most that is read."),
            Bound::Sheets => write!(f, "There are more than {limit} sheets, the most that is read."),
            Bound::Files => {
                write!(f, "There are more than {limit} files in this archive, the most that is read.")
            }
            Bound::Depth => {
                write!(f, "Things stand more than {limit} deep inside each other. It was not read.")
            }
        }
    }
}
