//! What an import says of a row: remarks, refusals and questions, each with the column it is about.

use crate::answers::Subject;
use crate::asking::Doubt;
use crate::columns::Meaning;
use crate::line::Line;
use crate::understanding::Import;

impl Import<'_> {
    /// The heading of the first column that means one of these.
    fn heading(&self, meanings: &[Meaning]) -> String {
        let column = meanings
            .iter()
            .find_map(|meaning| self.columns.with(*meaning).next());
        column
            .and_then(|column| self.headings.get(column))
            .cloned()
            .unwrap_or_default()
    }

    pub fn remark(&mut self, row: u32, about: &[Meaning], key: &str, args: &[(&str, &str)]) {
        let sentence = self.teller.say(key, args);
        self.report.remark(row, self.heading(about), sentence);
    }

    pub fn refuse(&mut self, row: u32, about: &[Meaning], key: &str, args: &[(&str, &str)]) {
        let sentence = self.teller.say(key, args);
        self.report.refuse(row, self.heading(about), sentence);
    }

    pub fn ask(&mut self, row: u32, subject: Subject, doubt: Doubt) {
        let best = doubt.choices.first();
        let key = match (subject, best) {
            (Subject::Several, _) => "import-asks-split",
            (Subject::Organisation, Some(_)) => "import-asks-organisation",
            (Subject::Organisation, None) => "import-asks-new-organisation",
            (Subject::Place, Some(_)) => "import-asks-place",
            (Subject::Place, None) => "import-asks-new-place",
            (Subject::Kind, Some(_)) => "import-asks-kind",
            (Subject::Kind, None) => "import-asks-new-kind",
        };
        let name = best.map_or("", |choice| &choice.name);
        let sentence = self
            .teller
            .say(key, &[("written", &doubt.written), ("name", name)]);
        self.report.ask(row, (subject, doubt), sentence);
    }
}

/// The columns that say where a row is, the most exact one that says something first.
pub fn about_place(line: &Line) -> Vec<Meaning> {
    let level = line.places.last().map(|(level, ..)| *level);
    match level {
        _ if !line.somewhere.is_empty() => vec![Meaning::Somewhere],
        Some(level) => vec![Meaning::Place(level), Meaning::PlaceCode(level)],
        None => {
            let levels = (0..=3).rev().map(Meaning::Place);
            std::iter::once(Meaning::Somewhere).chain(levels).collect()
        }
    }
}
