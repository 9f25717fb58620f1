//! What a view is narrowed to, in words for people and for the names of files.

use uuid::Uuid;
use web::Frame;

use super::view::View;
use super::words;
use crate::loom::Atlas;

/// A file's name says no more of it than this.
const WORD_MAX: usize = 60;

/// Each choice that lets only some of the work count: the key of what it is called, and the names chosen.
#[derive(Clone, Debug)]
pub(crate) struct Narrowed(Vec<(&'static str, Vec<String>)>);

impl Narrowed {
    pub(crate) fn of(frame: &Frame, atlas: &Atlas, view: &View) -> Self {
        let sector = |id: Uuid| atlas.sectors.find(id).map_or("", |sector| sector.name.as_str());
        let part = |word: &str| frame.of("activities-role-", word, "");
        let status = |word: &str| frame.of("activities-status-", word, "");
        let mut all = vec![
            ("cloth-for", named(&view.populations, |id| atlas.population_name(id))),
            ("cloth-sector", named(&view.sectors, sector)),
            ("cloth-organisation", named(&view.organisations, |id| atlas.organisation_name(id))),
            ("cloth-focus", named(&view.focuses, |id| atlas.focus_name(id))),
            ("cloth-place", named(&view.places, |id| atlas.place_name(id))),
            ("cloth-role", view.roles.iter().map(|role| part(role.word())).collect()),
            ("cloth-status", view.statuses.iter().map(|one| status(one.word())).collect()),
        ];
        all.retain(|(_, names)| !names.is_empty());
        Self(all)
    }

    /// `For whom: Women and girls, with work for everyone; Place: Nan`; nothing where all work counts.
    pub(crate) fn text(&self, frame: &Frame) -> String {
        let said = self.0.iter().map(|(key, names)| {
            let names = frame.list(names);
            let names = if *key == "cloth-for" {
                frame.t1("cloth-with-everyone", "names", names)
            } else {
                names
            };
            frame.t2("cloth-sentence", "what", frame.t(key), "says", names)
        });
        said.collect::<Vec<_>>().join("; ")
    }

    /// A sentence for a page; nothing where all work counts.
    pub(crate) fn sentence(&self, frame: &Frame) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        frame.t1("cloth-narrowed", "what", self.text(frame))
    }

    /// The names in plain letters, for the name of a file: `women-nan`.
    pub(crate) fn word(&self) -> String {
        let names = self.0.iter().flat_map(|(_, names)| names);
        let mut said = String::new();
        for name in names {
            let word = plain(name);
            // What has no plain letters, or no room, is at least not passed over in silence.
            let word = if word.is_empty() || said.len() + word.len() > WORD_MAX {
                "part"
            } else {
                &word
            };
            if said.ends_with("part") && word == "part" {
                continue;
            }
            if !said.is_empty() {
                said.push('-');
            }
            said.push_str(word);
        }
        said
    }
}

fn named<'a>(ids: &[Uuid], name: impl Fn(Uuid) -> &'a str) -> Vec<String> {
    let names = ids.iter().map(|id| name(*id).to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

/// `Women and girls` as `women-and-girls`.
fn plain(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    let plain = words.map(|word| {
        let folded = kernel::fold(word);
        let letters = folded.chars().filter(char::is_ascii_alphanumeric);
        letters.collect::<String>()
    });
    let kept: Vec<String> = plain.filter(|word| !word.is_empty()).collect();
    kept.join("-")
}

/// A caption with what it is narrowed to behind it.
pub(crate) fn with(frame: &Frame, (atlas, view): (&Atlas, &View), said: &str) -> String {
    let sentence = Narrowed::of(frame, atlas, view).sentence(frame);
    if sentence.is_empty() {
        return said.to_owned();
    }
    frame.t2("cloth-said-narrowed", "said", said, "narrowed", sentence)
}

/// The day or the years of a view, for the name of a file.
pub(crate) fn day_word(view: &View) -> String {
    if view.shows_years() {
        return format!("{}-{}", view.years.0, view.years.1);
    }
    view.on.to_string()
}

/// The day or the years of a view, for a column of a list.
pub(crate) fn day_value(frame: &Frame, view: &View) -> web::sheets::Value {
    if view.shows_years() {
        return web::sheets::Value::text(words::when(frame, view));
    }
    web::sheets::Value::Day(view.on)
}
