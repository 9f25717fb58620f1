//! Zip archives, which XLSX and ODS are too.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;
use zip::read::ZipFile;

use super::xml::{Metered, Xml};
use crate::error::{Bound, Content, Error, ErrorKind, Unread};
use crate::limits::Limits;

/// Parts that unpack to no more than this may be packed as well as they like.
const SMALL: u64 = 16 << 20;
/// What begins each entry of a zip's table of contents.
const ENTRY: &[u8] = b"PK\x01\x02";
/// Ends of names of files that hold tables.
const TABLES: [&str; 9] = [
    ".csv", ".tsv", ".tab", ".txt", ".json", ".xlsx", ".xlsm", ".xls", ".ods",
];

type Inside<'b> = Cursor<&'b [u8]>;

pub(super) struct Archive<'b> {
    zip: ZipArchive<Inside<'b>>,
    /// Position by name in small letters, with slashes.
    places: HashMap<String, usize>,
    names: Vec<String>,
    budget: Rc<Cell<u64>>,
    limits: Limits,
}

impl<'b> Archive<'b> {
    pub fn open(bytes: &'b [u8], limits: &Limits) -> Result<Archive<'b>, Error> {
        let many = memchr::memmem::find_iter(bytes, ENTRY)
            .take(limits.files as usize + 1)
            .count();
        if many > limits.files as usize {
            return Err(Error::too_much(Bound::Files, u64::from(limits.files)));
        }
        let zip = ZipArchive::new(Cursor::new(bytes));
        let zip = zip.map_err(|_| Error::damaged("its packing has no table of contents"))?;
        let mut names = Vec::new();
        for raw in zip.file_names_raw() {
            names.push(String::from_utf8_lossy(raw).replace('\\', "/"));
        }
        let places = names
            .iter()
            .enumerate()
            .map(|(place, name)| (plain(name), place))
            .collect();
        let budget = Rc::new(Cell::new(limits.unpacked));
        Ok(Archive { zip, places, names, budget, limits: limits.clone() })
    }

    pub fn has(&self, name: &str) -> bool {
        self.places.contains_key(&plain(name))
    }

    pub fn is_ods(&self) -> bool {
        self.has("content.xml") && !self.has("xl/workbook.xml")
    }

    /// The one file with a table inside, when this is no workbook itself.
    pub fn only_table(&mut self, wanted: Option<&str>) -> Result<Option<String>, Error> {
        self.refuse_others()?;
        if self.has("[content_types].xml") || self.has("content.xml") {
            return Ok(None);
        }
        if let Some(wanted) = wanted {
            let found = self.names.iter().find(|name| *name == wanted);
            let missing = || Error::new(ErrorKind::NoSuchPart(wanted.to_owned()));
            return found.cloned().map(Some).ok_or_else(missing);
        }
        let is_table = |name: &&String| {
            let name = name.to_ascii_lowercase();
            let file = name.rsplit('/').next().unwrap_or_default();
            !name.starts_with("__macosx/")
                && !file.starts_with('.')
                && TABLES.iter().any(|end| file.ends_with(end))
        };
        let found: Vec<&String> = self.names.iter().filter(is_table).collect();
        match found[..] {
            [] if self.names.is_empty() => Err(Error::new(ErrorKind::Empty)),
            [] => Err(Error::new(ErrorKind::NoTable)),
            [one] => Ok(Some(one.clone())),
            _ => {
                const NAMED: usize = 20;
                let names = found.into_iter().take(NAMED).cloned().collect();
                Err(Error::new(ErrorKind::SeveralFiles(names)))
            }
        }
    }

    /// Documents, slides and workbooks of other kinds, which are zip archives too.
    fn refuse_others(&self) -> Result<(), Error> {
        let refuse = |kind| Err(Error::new(kind));
        if self.has("xl/workbook.bin") {
            return refuse(ErrorKind::NotRead(Unread::Xlsb));
        }
        if self.has("word/document.xml") {
            return refuse(ErrorKind::NotATable(Content::Document));
        }
        if self.has("ppt/presentation.xml") {
            return refuse(ErrorKind::NotATable(Content::Slides));
        }
        if self.has("index/document.iwa") {
            return refuse(ErrorKind::NotRead(Unread::Numbers));
        }
        if self.has("meta-inf/manifest.mf") {
            return refuse(ErrorKind::NotATable(Content::Program));
        }
        Ok(())
    }

    /// A part as XML; nothing when it is not there.
    pub fn xml(&mut self, name: &str) -> Result<Option<Xml<ZipFile<'_, Inside<'b>>>>, Error> {
        let limits = self.limits.clone();
        let metered = self.part(name)?;
        Ok(metered.map(|metered| Xml::new(metered, &limits)))
    }

    /// A part unpacked into memory, up to so many bytes.
    pub fn unpack(&mut self, name: &str, most: u64) -> Result<Vec<u8>, Error> {
        let missing = || Error::new(ErrorKind::NoSuchPart(name.to_owned()));
        let ratio = self.limits.ratio;
        let metered = self.part(name)?.ok_or_else(missing)?;
        let mut bytes = Vec::new();
        let read = metered.take(most + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > most {
            return Err(Error::too_much(Bound::File, most));
        }
        match read {
            Ok(_) => Ok(bytes),
            Err(error) if error.to_string() == "too much" => Err(Error::too_much(Bound::Ratio, ratio)),
            Err(_) => Err(Error::damaged("a packed file cannot be unpacked")),
        }
    }

    fn part(&mut self, name: &str) -> Result<Option<Metered<ZipFile<'_, Inside<'b>>>>, Error> {
        let Some(place) = self.places.get(&plain(name)) else {
            return Ok(None);
        };
        let file = self.zip.by_index(*place).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(what)
                if what.to_ascii_lowercase().contains("password") =>
            {
                Error::new(ErrorKind::Protected)
            }
            _ => Error::damaged("a packed part cannot be unpacked"),
        })?;
        let most = file
            .compressed_size()
            .saturating_mul(self.limits.ratio)
            .max(SMALL);
        Ok(Some(Metered::new(file, Rc::clone(&self.budget), most, &self.limits)))
    }
}

fn plain(name: &str) -> String {
    name.trim_start_matches('/').to_ascii_lowercase()
}
