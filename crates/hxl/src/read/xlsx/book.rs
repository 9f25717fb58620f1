//! What an Excel workbook consists of: its sheets and the files they are in.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::super::SheetName;
use super::super::archive::Archive;
use super::super::xml::{attribute, name};
use super::is_on;
use crate::error::{Bound, Content, Error, ErrorKind, Unread};
use crate::limits::Limits;

pub(super) struct Layout {
    pub sheets: Vec<(SheetName, String)>,
    pub strings: Option<String>,
    pub styles: Option<String>,
    pub is_1904: bool,
}

/// A link from one part to another.
struct Link {
    kind: String,
    target: String,
}

pub(super) fn read(archive: &mut Archive<'_>, limits: &Limits) -> Result<Layout, Error> {
    let top = links(archive, "_rels/.rels", "")?;
    let main = top.into_values().find(|link| link.kind == "officeDocument");
    let path = main.map_or_else(|| "xl/workbook.xml".to_owned(), |link| link.target);
    if path.to_ascii_lowercase().ends_with(".bin") {
        return Err(Error::new(ErrorKind::NotRead(Unread::Xlsb)));
    }
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
    let links = links(archive, &format!("{folder}/_rels/{file}.rels"), folder)?;
    let found = |kind: &str| {
        links
            .values()
            .find(|link| link.kind == kind)
            .map(|link| link.target.clone())
    };
    let mut layout = Layout {
        sheets: Vec::new(),
        strings: found("sharedStrings"),
        styles: found("styles"),
        is_1904: false,
    };
    let Some(mut xml) = archive.xml(&path)? else {
        return Err(Error::new(ErrorKind::NotATable(Content::Bytes)));
    };
    loop {
        match xml.next()? {
            Event::Start(start) if name(&start) == "workbookPr" => layout.is_1904 = is_on(&start, "date1904"),
            Event::Start(start) if name(&start) == "sheet" => {
                if layout.sheets.len() >= limits.sheets as usize {
                    return Err(Error::too_much(Bound::Sheets, u64::from(limits.sheets)));
                }
                let link = attribute(&start, "id").and_then(|id| links.get(&id));
                let Some(link) = link.filter(|link| link.kind == "worksheet") else {
                    continue;
                };
                let is_hidden = attribute(&start, "state").is_some_and(|state| state != "visible");
                let sheet = SheetName { name: attribute(&start, "name").unwrap_or_default(), is_hidden };
                layout.sheets.push((sheet, link.target.clone()));
            }
            Event::Eof => return Ok(layout),
            _ => {}
        }
    }
}

/// The links of a part, by their ids. Links to other files are left out: nothing outside is ever opened.
fn links(archive: &mut Archive<'_>, path: &str, folder: &str) -> Result<HashMap<String, Link>, Error> {
    const MOST: usize = 10_000;
    let mut links = HashMap::new();
    let Some(mut xml) = archive.xml(path)? else {
        return Ok(links);
    };
    loop {
        match xml.next()? {
            Event::Start(start) if name(&start) == "Relationship" => {
                let is_outside = attribute(&start, "TargetMode").is_some_and(|mode| mode == "External");
                let (id, target) = (attribute(&start, "Id"), attribute(&start, "Target"));
                let kind = attribute(&start, "Type").unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                if let (Some(id), Some(target), false) = (id, target, is_outside)
                    && links.len() < MOST
                {
                    links.insert(id, Link { kind, target: inside(folder, &target) });
                }
            }
            Event::Eof => return Ok(links),
            _ => {}
        }
    }
}

/// A path seen from the folder of the part that names it.
fn inside(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
