//! What an import says of a row: remarks, refusals and questions, each with the column it is about.

use crate::answers::Subject;
use crate::asking::{Choice, Doubt};
use crate::columns::Meaning;
use crate::countries;
use crate::line::Line;
use crate::understanding::Import;
use crate::world_names;

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
            (Subject::Population, Some(_)) => "import-asks-population",
            (Subject::Population, None) => "import-asks-some-population",
            (Subject::Country, Some(_)) => "import-asks-country",
            (Subject::Country, None) => "import-asks-some-country",
        };
        let name = best.map_or("", |choice| &choice.name);
        let sentence = self
            .teller
            .say(key, &[("written", &doubt.written), ("name", name)]);
        self.report.ask(row, (subject, doubt), sentence);
    }

    /// Looks in which country the work is, where rows do not say it and the coalition has no places yet.
    pub fn look_for_country(&mut self, lines: &[&Line]) {
        let (teller, sure) = (&self.teller, self.places.look_for_country(lines));
        let Some(counted) = sure.filter(|_| !self.answers.takes_likely) else {
            return;
        };
        let names = counted.names().to_string();
        let likely = counted.likely().map(|(area, found)| {
            let name = area.name_in(teller.language.tag());
            let found = found.to_string();
            let said = [("name", name), ("found", &found), ("names", &names)];
            Choice {
                id: world_names::id(area.code).0,
                name: teller.say("import-country-likely", &said),
                reasons: Vec::new(),
            }
        });
        let mut choices: Vec<Choice> = likely.collect();
        let further = choices.split_off(usize::from(counted.sure().is_some()));
        self.country = Some(Doubt {
            key: countries::KEY.to_owned(),
            written: counted.some(),
            choices,
            may_make: false,
            further: further.into(),
        });
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
