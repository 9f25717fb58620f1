//! Rows that name several places or several kinds of work: each is an activity of its own.

use crate::columns::Meaning;
use crate::line::Line;
use crate::understanding::Import;
use crate::working::Worked;

/// Signs and words between things that are listed.
const SIGNS: [char; 6] = [',', ';', '/', '|', '&', '\n'];
const JOINING: [&str; 5] = [" and ", " et ", " y ", " e ", " und "];
/// More are hardly meant.
const MOST: usize = 12;

impl Import<'_> {
    /// One row for each place and each kind of work it names, if all of them are known; how many people it reaches is
    /// said of the first alone. Rows with a code stay what they are.
    pub fn apart(&mut self, line: Line) -> Vec<Line> {
        if !line.code.is_empty() {
            return vec![line];
        }
        let by_place = self.places_apart(line);
        by_place
            .into_iter()
            .flat_map(|line| self.kinds_apart(line))
            .collect()
    }

    fn places_apart(&mut self, line: Line) -> Vec<Line> {
        let written = match line.places.last() {
            _ if !line.somewhere.is_empty() => line.somewhere.clone(),
            Some((_, name, code)) if code.is_empty() => name.clone(),
            _ => return vec![line],
        };
        let of = |part: String| {
            let mut line = line.clone();
            match line.places.last_mut() {
                Some((_, name, _)) if line.somewhere.is_empty() => *name = part,
                _ => line.somewhere = part,
            }
            line
        };
        let lines: Vec<Line> = parts(&written).into_iter().map(of).collect();
        let are_there = lines.len() > 1 && lines.iter().all(|line| self.places.is_there(line));
        if !are_there || self.places.names().contains(&kernel::fold(&written)) {
            return vec![line];
        }
        let about = &crate::saying::about_place(&line);
        self.remark(line.row, about, "import-several-places", &[("written", &written)]);
        counted_once(lines)
    }

    fn kinds_apart(&mut self, line: Line) -> Vec<Line> {
        let of = |kind: String| Line { kind, ..line.clone() };
        let lines: Vec<Line> = parts(&line.kind).into_iter().map(of).collect();
        let mut is_known = |line: &Line| matches!(self.kinds.kind(line), Worked::Known(..));
        if lines.len() < 2 || is_known(&line) || !lines.iter().all(is_known) {
            return vec![line];
        }
        self.remark(line.row, &[Meaning::Kind], "import-several-kinds", &[("written", &line.kind)]);
        counted_once(lines)
    }
}

fn counted_once(mut lines: Vec<Line>) -> Vec<Line> {
    lines.iter_mut().skip(1).for_each(|line| line.reach = None);
    lines
}

/// What a cell lists; nothing where it names one thing.
fn parts(written: &str) -> Vec<String> {
    let mut text = written.to_owned();
    for word in JOINING {
        text = text.replace(word, ";");
    }
    let parts = text.split(SIGNS).map(str::trim).filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.map(str::to_owned).collect();
    if (2..=MOST).contains(&parts.len()) {
        parts
    } else {
        Vec::new()
    }
}
