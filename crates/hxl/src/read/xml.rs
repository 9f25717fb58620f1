//! Reading XML bit by bit, with bounds on everything that could grow.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::error::{Bound, Error, ErrorKind};
use crate::limits::Limits;

/// Spreadsheets nest a dozen deep.
const DEPTH_MAX: u32 = 64;
const BROKEN: &str = "its XML breaks off or breaks its own rules";

/// What may still be unpacked of a file, all parts together, and of this part.
pub(super) struct Metered<R> {
    inner: BufReader<R>,
    budget: Rc<Cell<u64>>,
    part_left: u64,
    event_left: u64,
    event_max: u64,
    tripped: Rc<Cell<Option<Bound>>>,
}

impl<R: Read> Metered<R> {
    pub fn new(inner: R, budget: Rc<Cell<u64>>, part_max: u64, limits: &Limits) -> Metered<R> {
        // A cell may be written with entities, six letters for one; more than that is in no sensible sheet.
        let event_max = limits.cell.saturating_mul(6);
        Metered {
            inner: BufReader::with_capacity(64 << 10, inner),
            budget,
            part_left: part_max,
            event_left: event_max,
            event_max,
            tripped: Rc::new(Cell::new(None)),
        }
    }

    fn trip(&self) -> Option<Bound> {
        if self.budget.get() == 0 {
            Some(Bound::Unpacked)
        } else if self.part_left == 0 {
            Some(Bound::Ratio)
        } else if self.event_left == 0 {
            Some(Bound::Cell)
        } else {
            None
        }
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(buffer.len());
        buffer[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        // Whoever reads this way reads no events.
        self.event_left = self.event_max;
        Ok(count)
    }
}

impl<R: Read> BufRead for Metered<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if let Some(bound) = self.trip() {
            self.tripped.set(Some(bound));
            return Err(io::Error::other("too much"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.inner.consume(count);
        let count = count as u64;
        self.budget.set(self.budget.get().saturating_sub(count));
        self.part_left = self.part_left.saturating_sub(count);
        self.event_left = self.event_left.saturating_sub(count);
    }
}

/// An XML file, read event by event. An element without content comes as a start and an end.
pub(super) struct Xml<R> {
    reader: Reader<Metered<R>>,
    buffer: Vec<u8>,
    depth: u32,
    tripped: Rc<Cell<Option<Bound>>>,
    limits: Limits,
    ratio: u64,
}

impl<R: Read> Xml<R> {
    pub fn new(metered: Metered<R>, limits: &Limits) -> Xml<R> {
        let tripped = Rc::clone(&metered.tripped);
        let mut reader = Reader::from_reader(metered);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        Xml {
            reader,
            buffer: Vec::new(),
            depth: 0,
            tripped,
            limits: limits.clone(),
            ratio: limits.ratio,
        }
    }

    /// The next event; [`Event::Eof`] at the end of a whole file.
    pub fn next(&mut self) -> Result<Event<'_>, Error> {
        self.buffer.clear();
        let metered = self.reader.get_mut();
        metered.event_left = metered.event_max;
        let event = self.reader.read_event_into(&mut self.buffer);
        let event = event.map_err(|_| match self.tripped.get() {
            Some(Bound::Cell) => Error::too_much(Bound::Cell, self.limits.cell),
            Some(Bound::Ratio) => Error::too_much(Bound::Ratio, self.ratio),
            Some(bound) => Error::too_much(bound, self.limits.unpacked),
            None => Error::damaged(BROKEN),
        })?;
        match &event {
            Event::DocType(_) => return Err(Error::new(ErrorKind::DefinesEntities)),
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof if self.depth > 0 => return Err(Error::damaged(BROKEN)),
            _ => {}
        }
        if self.depth > DEPTH_MAX {
            return Err(Error::too_much(Bound::Depth, u64::from(DEPTH_MAX)));
        }
        Ok(event)
    }

    /// Counts what is made without being read, such as a row that stands for many, as if it had been unpacked.
    pub fn spend(&mut self, bytes: usize) -> Result<(), Error> {
        let budget = &self.reader.get_ref().budget;
        let left = budget.get().checked_sub(bytes as u64);
        budget.set(left.unwrap_or_default());
        left.map(|_| ())
            .ok_or_else(|| Error::too_much(Bound::Unpacked, self.limits.unpacked))
    }

    /// Reads to the end of the element whose start has just been read.
    pub fn skip(&mut self) -> Result<(), Error> {
        self.leave(self.depth)
    }

    /// How many elements the reading is inside of.
    pub fn depth(&self) -> u32 {
        self.depth
    }

    /// Reads to the end of the element at this depth, if it has not been reached.
    pub fn leave(&mut self, depth: u32) -> Result<(), Error> {
        while self.depth >= depth {
            self.next()?;
        }
        Ok(())
    }
}

/// The name of an element without the prefix of its namespace.
pub(super) fn name<'e>(start: &'e BytesStart<'_>) -> &'e str {
    start.local_name().into_inner()
}

/// An attribute by its name without prefix, with its references resolved.
pub(super) fn attribute(start: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|one| one.key.local_name().into_inner() == wanted)?;
    Some(match found.normalized_value(quick_xml::XmlVersion::Implicit1_0) {
        Ok(value) => value.into_owned(),
        Err(_) => found.value.into_owned(),
    })
}

/// Adds what an event says in letters. Entities other than XML's own five are refused.
pub(super) fn push_text(event: &Event<'_>, text: &mut String) -> Result<(), Error> {
    match event {
        Event::Text(letters) => text.push_str(&letters.xml10_content()),
        Event::CData(letters) => text.push_str(&letters.xml10_content()),
        Event::GeneralRef(reference) => match reference.resolve_char_ref() {
            Ok(Some(letter)) => text.push(letter),
            Ok(None) => {
                let known = quick_xml::escape::resolve_xml_entity(reference);
                text.push_str(known.ok_or_else(|| Error::new(ErrorKind::DefinesEntities))?);
            }
            Err(_) => return Err(Error::damaged(BROKEN)),
        },
        _ => {}
    }
    Ok(())
}
