//! What has been ticked and not saved yet: kept while somebody looks for more.

use web::{Field, Form, Frame, Kind, Options};

use super::choose::whole;
use super::offer::{Offer, option};
use crate::world;

/// Codes from every search so far.
#[derive(Default)]
pub struct Ticks {
    areas: Vec<String>,
    /// Areas taken with all that lies directly inside them.
    wholes: Vec<String>,
}

impl Ticks {
    pub fn read(form: &Form) -> Self {
        let once = |names: [&str; 2]| {
            let mut codes = names.map(|name| form.all(name)).concat();
            codes.sort_unstable();
            codes.dedup();
            codes
        };
        Self {
            areas: once(["area", "kept-area"]),
            wholes: once(["whole", "kept-whole"]),
        }
    }

    /// Every code that is to be chosen.
    pub fn codes(&self) -> Vec<&str> {
        let inside = self.wholes.iter().flat_map(|code| whole(code));
        self.areas.iter().map(String::as_str).chain(inside).collect()
    }

    /// Ticks in the offer what is offered there; the rest comes back as fields of its own.
    pub fn put(&self, frame: &Frame, offer: Option<&mut Offer>) -> Vec<Field> {
        let (mut areas, mut wholes) = (self.areas.clone(), self.wholes.clone());
        if let Some(offer) = offer {
            take(&mut areas, offer.areas.as_mut());
            take(&mut wholes, offer.whole.as_mut());
        }
        let areas = areas.iter().filter_map(|code| world::find(code));
        let areas: Vec<Options> = areas.map(|area| option(frame, area, true)).collect();
        let wholes = wholes.iter().filter_map(|code| world::find(code));
        let wholes: Vec<Options> = wholes
            .map(|area| Options::new(area.code, area.name_in(frame.language.tag())))
            .collect();
        [
            ("kept-area", "area-kept-areas", areas),
            ("kept-whole", "area-whole-label", wholes),
        ]
        .into_iter()
        .filter(|(_, _, options)| !options.is_empty())
        .map(|(name, key, options)| ticked(Field::new(name, frame.t(key), Kind::Ticks(options))))
        .collect()
    }
}

/// Moves the codes that a field offers into it.
fn take(codes: &mut Vec<String>, field: Option<&mut Field>) {
    let Some(field) = field else { return };
    let is_offered = |code: &str| field.options().iter().any(|option| option.value == code);
    let (here, elsewhere) = codes.drain(..).partition(|code| is_offered(code));
    field.values = here;
    *codes = elsewhere;
}

fn ticked(field: Field) -> Field {
    let all = field
        .options()
        .iter()
        .map(|option| option.value.clone())
        .collect();
    field.required().values(all)
}
