//! Where the next step of a finding leads.

use cloth::{Finding, Key};
use kernel::Permission;

use super::keys::key_word;
use super::picture::told_view;
use super::says::Teller;
use super::view::{View, address};

impl Teller<'_> {
    /// The view of which the findings speak.
    fn view(&self) -> View {
        told_view(&self.picture.view)
    }

    pub(super) fn cell(&self, finding: &Finding) -> String {
        let mut pairs = self.view().pairs(self.frame.today);
        for (name, lines, index) in [
            ("row", &self.cloth.rows, finding.rows.first()),
            ("col", &self.cloth.cols, finding.cols.first()),
        ] {
            pairs.extend(index.map(|index| (name, key_word(self.atlas, lines[*index].key))));
        }
        address(&self.frame.at("/maps/cloth/cell"), &pairs)
    }

    pub(super) fn row_address(&self, finding: &Finding) -> String {
        let mut view = self.view();
        if let Some(Key::Place(number)) = finding.rows.first().map(|row| self.cloth.rows[*row].key) {
            view.places = vec![self.atlas.places.id(number)];
            view.opened.push(self.atlas.places.id(number));
        }
        address(&self.frame.at("/maps/cloth"), &view.pairs(self.frame.today))
    }

    /// The cloth with the first row opened, so that the hole inside it is seen.
    pub(super) fn opened(&self, finding: &Finding) -> String {
        let mut view = self.view();
        for key in [
            finding.rows.first().map(|row| self.cloth.rows[*row].key),
            finding.cols.first().map(|col| self.cloth.cols[*col].key),
        ] {
            match key {
                Some(Key::Place(number)) => view.opened.push(self.atlas.places.id(number)),
                Some(Key::Focus(number)) => view.focuses = vec![self.atlas.focuses.id(number)],
                _ => {}
            }
        }
        address(&self.frame.at("/maps/cloth"), &view.pairs(self.frame.today))
    }

    /// The page on which asking is written down, for those who may; others see what is not known.
    pub(super) fn asking(&self, finding: &Finding) -> (&'static str, String) {
        let mut pairs = Vec::new();
        let keys = finding.rows.iter().map(|row| self.cloth.rows[*row].key);
        for key in keys.chain(finding.cols.iter().map(|col| self.cloth.cols[*col].key)) {
            match key {
                Key::Place(number) => pairs.push(("place", self.atlas.places.id(number).to_string())),
                Key::Focus(number) => pairs.push(("focus", self.atlas.focuses.id(number).to_string())),
                _ => {}
            }
        }
        if self.frame.may(Permission::SetNeeds) {
            ("finding-step-ask", address(&self.frame.at("/needs/asked/new"), &pairs))
        } else {
            ("finding-step-unknown", address(&self.frame.at("/maps/cloth"), &pairs))
        }
    }

    pub(super) fn on_map(&self, finding: &Finding) -> String {
        match finding.cols.first().map(|col| self.cloth.cols[*col].key) {
            Some(Key::Focus(number)) => {
                let focus = self.atlas.focuses.id(number).to_string();
                address(&self.frame.at("/maps/area"), &[("focus", focus)])
            }
            _ => self.frame.at("/maps/area"),
        }
    }
}
