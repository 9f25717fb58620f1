//! From the bytes of a file to its rows, whatever kind of file it is.

mod archive;
mod delimited;
mod delimiter;
mod encoding;
mod json;
mod ods;
mod serial;
mod sniff;
mod source;
mod strings;
mod xls;
mod xlsx;
mod xml;

use crate::error::{Bound, Error, ErrorKind};
use crate::head::Head;
use crate::limits::{Limits, Meter};
use crate::options::{Options, Sheet};
use crate::passing::{Passing, Visit};
use crate::row::Draft;
use crate::search::{Search, Told};

use archive::Archive;
use sniff::Found;
pub use source::{Format, SheetName, Source};
pub use xlsx::remarked;

/// Whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// The next one, please.
    On,
    /// That is enough.
    Enough,
}

/// Cells merged into one; all bounds belong to it. Rows count from 1, columns from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    pub first_row: u32,
    pub last_row: u32,
    pub first_column: u32,
    pub last_column: u32,
}

/// More merged areas than this are not remembered.
const AREAS_MAX: usize = 200_000;

/// Takes rows as they are read, blank ones among them; workbooks leave out those without any cell.
type Sink<'s> = dyn FnMut(&Draft) -> Result<Go, Error> + 's;

/// A workbook: its sheets, and the rows of any of them.
trait Book {
    fn sheets(&self) -> &[SheetName];
    /// Shows the rows of one sheet, counted from 0, and says which cells are merged.
    fn rows(&mut self, sheet: usize, sink: &mut Sink<'_>) -> Result<Vec<Area>, Error>;

    /// Shows rows of one sheet after the other, until enough is known. What cannot be read is passed over.
    fn survey(&mut self, look: &mut Survey<'_>) {
        let mut is_over = false;
        for sheet in 0..self.sheets().len() {
            let mut sink = |draft: &Draft| {
                let next = look(sheet, draft);
                is_over = next == Next::Nothing;
                Ok(if next == Next::Row { Go::On } else { Go::Enough })
            };
            let _ = self.rows(sheet, &mut sink);
            if is_over {
                return;
            }
        }
    }
}

/// Takes the number of a sheet, from 0, and a row of it.
type Survey<'s> = dyn FnMut(usize, &Draft) -> Next + 's;

/// What to look at next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Row,
    Sheet,
    Nothing,
}

/// Reads the file, finds its head and shows the rows below it.
pub(crate) fn pass(
    bytes: &[u8],
    options: &Options,
    visit: &mut Visit<'_>,
) -> Result<(Head, Vec<Area>, Meter), Error> {
    let limits = &options.limits;
    if bytes.len() as u64 > limits.file {
        return Err(Error::too_much(Bound::File, limits.file));
    }
    match sniff::sniff(bytes)? {
        Found::Zip => {
            let mut archive = Archive::open(bytes, limits)?;
            if let Some(part) = archive.only_table(options.part.as_deref())? {
                let inner = archive.unpack(&part, limits.file)?;
                let options = Options { part: None, ..options.clone() };
                let (mut head, areas, kept) = pass_inner(&inner, &options, visit)?;
                head.source.part = Some(part);
                return Ok((head, areas, kept));
            }
            pass_book(archive, limits, options, visit)
        }
        found => pass_plain(bytes, &found, options, visit),
    }
}

/// A file from inside an archive, which may be a workbook but no further archive.
fn pass_inner(
    bytes: &[u8],
    options: &Options,
    visit: &mut Visit<'_>,
) -> Result<(Head, Vec<Area>, Meter), Error> {
    match sniff::sniff(bytes)? {
        Found::Zip => {
            let mut archive = Archive::open(bytes, &options.limits)?;
            if archive.only_table(None)?.is_some() {
                return Err(Error::too_much(Bound::Depth, 1));
            }
            pass_book(archive, &options.limits, options, visit)
        }
        found => pass_plain(bytes, &found, options, visit),
    }
}

fn pass_plain(
    bytes: &[u8],
    found: &Found,
    options: &Options,
    visit: &mut Visit<'_>,
) -> Result<(Head, Vec<Area>, Meter), Error> {
    match found {
        Found::Xls => walk(&mut xls::Xls::open(bytes, &options.limits)?, Format::Xls, options, visit),
        Found::Json => {
            let text = encoding::whole(bytes, &options.limits)?;
            let table = json::Table::find(&text, options.part.as_deref(), &options.limits)?;
            flat(Format::Json, options, visit, |sink| table.rows(sink, &options.limits))
        }
        Found::Text | Found::Zip => {
            let encoding = encoding::guess(bytes)?;
            let delimiter = delimiter::guess(&encoding::beginning(bytes, encoding));
            let format = Format::Delimited { delimiter: char::from(delimiter), encoding: encoding.name() };
            flat(format, options, visit, |sink| {
                delimited::rows(bytes, encoding, delimiter, &options.limits, sink)
            })
        }
    }
}

fn pass_book(
    archive: Archive<'_>,
    limits: &Limits,
    options: &Options,
    visit: &mut Visit<'_>,
) -> Result<(Head, Vec<Area>, Meter), Error> {
    if archive.is_ods() {
        walk(&mut ods::Ods::open(archive, limits)?, Format::Ods, options, visit)
    } else {
        walk(&mut xlsx::Xlsx::open(archive, limits)?, Format::Xlsx, options, visit)
    }
}

/// A file with one table.
fn flat(
    format: Format,
    options: &Options,
    visit: &mut Visit<'_>,
    read: impl FnOnce(&mut Sink<'_>) -> Result<(), Error>,
) -> Result<(Head, Vec<Area>, Meter), Error> {
    let source = Source { format, part: None, sheets: Vec::new(), sheet: None };
    let mut passing = Passing::new(source, options, visit);
    read(&mut |draft| passing.take(draft))?;
    passing.finish().map(|(head, kept)| (head, Vec::new(), kept))
}

/// A workbook: one of its sheets.
fn walk(
    book: &mut dyn Book,
    format: Format,
    options: &Options,
    visit: &mut Visit<'_>,
) -> Result<(Head, Vec<Area>, Meter), Error> {
    let limits = &options.limits;
    let sheets = book.sheets().to_vec();
    if sheets.len() > limits.sheets as usize {
        return Err(Error::too_much(Bound::Sheets, u64::from(limits.sheets)));
    }
    let sheet = choose(book, &sheets, options)?;
    let name = sheets[sheet].name.clone();
    let source = Source { format, part: None, sheets, sheet: Some(sheet) };
    let mut passing = Passing::new(source, options, visit);
    let areas = book.rows(sheet, &mut |draft| passing.take(draft));
    let areas = areas.map_err(|error| error.in_sheet(&name))?;
    let (head, kept) = passing.finish().map_err(|error| error.in_sheet(&name))?;
    Ok((head, areas, kept))
}

/// The wanted sheet, counted from 0.
fn choose(book: &mut dyn Book, sheets: &[SheetName], options: &Options) -> Result<usize, Error> {
    let missing = |name: String| Error::new(ErrorKind::NoSuchSheet(name));
    match &options.sheet {
        Sheet::Number(number) => {
            let index = number.checked_sub(1).filter(|index| *index < sheets.len());
            index.ok_or_else(|| missing(number.to_string()))
        }
        Sheet::Named(name) => {
            let exact = sheets.iter().position(|sheet| sheet.name == *name);
            let loose = || {
                sheets
                    .iter()
                    .position(|sheet| sheet.name.trim().eq_ignore_ascii_case(name.trim()))
            };
            exact.or_else(loose).ok_or_else(|| missing(name.clone()))
        }
        Sheet::Found if sheets.is_empty() => Err(Error::new(ErrorKind::Empty)),
        Sheet::Found if sheets.len() == 1 => Ok(0),
        Sheet::Found => Ok(find(book, sheets, options)),
    }
}

/// The first sheet with hashtags, else the first visible one with a table, else with anything in it.
fn find(book: &mut dyn Book, sheets: &[SheetName], options: &Options) -> usize {
    let (mut tagged, mut table, mut filled) = (None, None, None);
    let mut searched = (0, Search::new(options.header_row), Meter::new(&options.limits));
    let note = |(sheet, search, _): &(usize, Search, Meter), table: &mut Option<usize>| {
        if table.is_none() && !sheets[*sheet].is_hidden && search.has_table() {
            *table = Some(*sheet);
        }
    };
    book.survey(&mut |sheet, draft| {
        if draft.is_blank() {
            return Next::Row;
        }
        if !sheets[sheet].is_hidden {
            filled.get_or_insert(sheet);
        }
        if searched.0 != sheet {
            note(&searched, &mut table);
            searched = (sheet, Search::new(options.header_row), Meter::new(&options.limits));
        }
        match searched.1.look(draft, &mut searched.2) {
            Ok(Told::Nothing) => Next::Row,
            Ok(Told::Tags) => {
                tagged = Some(sheet);
                Next::Nothing
            }
            Ok(Told::TooLate) | Err(_) => Next::Sheet,
        }
    });
    note(&searched, &mut table);
    let visible = || sheets.iter().position(|sheet| !sheet.is_hidden);
    tagged.or(table).or(filled).or_else(visible).unwrap_or_default()
}

/// The sheets of a workbook, or none for files that have no sheets.
pub fn sheets(bytes: &[u8], options: &Options) -> Result<Vec<SheetName>, Error> {
    let limits = &options.limits;
    if bytes.len() as u64 > limits.file {
        return Err(Error::too_much(Bound::File, limits.file));
    }
    match sniff::sniff(bytes)? {
        Found::Xls => Ok(xls::Xls::open(bytes, limits)?.sheets().to_vec()),
        Found::Zip => {
            let mut archive = Archive::open(bytes, limits)?;
            match archive.only_table(options.part.as_deref())? {
                Some(part) => {
                    let inner = archive.unpack(&part, limits.file)?;
                    match sniff::sniff(&inner)? {
                        Found::Zip | Found::Xls => sheets(&inner, &Options { part: None, ..options.clone() }),
                        Found::Json | Found::Text => Ok(Vec::new()),
                    }
                }
                None if archive.is_ods() => Ok(ods::Ods::open(archive, limits)?.sheets().to_vec()),
                None => Ok(xlsx::Xlsx::open(archive, limits)?.sheets().to_vec()),
            }
        }
        Found::Json | Found::Text => Ok(Vec::new()),
    }
}
