//! What a list clearly tells of, where somebody said that it tells of something else.

use crate::columns::{Basis, Columns, Meaning};
use crate::list::List;
use crate::what::What;

/// What only work has.
const WORK: [Meaning; 5] = [
    Meaning::From,
    Meaning::To,
    Meaning::Status,
    Meaning::Reached,
    Meaning::Targeted,
];
const WHEN: [Meaning; 3] = [Meaning::From, Meaning::To, Meaning::Then];
const DONE: [Meaning; 3] = [Meaning::Kind, Meaning::Area, Meaning::Title];
/// What only an organisation has.
const PROFILE: [Meaning; 9] = [
    Meaning::Website,
    Meaning::Language,
    Meaning::About,
    Meaning::OtherName,
    Meaning::ContactName,
    Meaning::ContactRole,
    Meaning::ContactPhone,
    Meaning::ContactEmail,
    Meaning::ContactNote,
];
/// What stands in lists of organisations alone; contacts stand beside work as well.
const KNOWN_BY: [Meaning; 3] = [Meaning::Website, Meaning::Language, Meaning::OtherName];
/// What only a place has.
const PLACE: [Meaning; 4] = [
    Meaning::Level,
    Meaning::Inside,
    Meaning::InsideCode,
    Meaning::PlaceCode(2),
];

/// What its columns say beyond doubt, read as a list of one kind.
struct Sure(Vec<Meaning>);

impl Sure {
    fn of(list: &List, what: What) -> Self {
        let guessed = Columns::guessed_as(&list.table, what).into_iter();
        let sure = guessed.filter(|(_, basis)| matches!(basis, Basis::Hashtag | Basis::Sure));
        Self(sure.map(|(meaning, _)| meaning).collect())
    }

    fn has(&self, some: &[Meaning]) -> bool {
        some.iter().any(|meaning| self.0.contains(meaning))
    }
}

/// Nothing where it may well be what it was said to be.
pub fn seems(list: &List) -> Option<What> {
    let work = Sure::of(list, What::Activities);
    let profile = Sure::of(list, What::Organisations);
    let place = Sure::of(list, What::Places);
    let has_who = work.0.iter().any(|one| matches!(one, Meaning::Organisation(_)));
    let has_where = work
        .0
        .iter()
        .any(|one| matches!(one, Meaning::Place(_) | Meaning::PlaceCode(_) | Meaning::Somewhere));
    let is_profile = profile.has(&[Meaning::Name]) && profile.has(&PROFILE);
    let is_dated = work.has(&WORK);
    let is_titled = work.has(&[Meaning::Title]) && has_where && !is_profile;
    let is_work = has_who && work.has(&DONE) && (is_dated || is_titled);
    let seems = match list.what {
        What::Activities if is_work => None,
        _ if list.is_drawn() && !is_work => Some(What::Places),
        What::Activities | What::Places if is_profile && !place.has(&PLACE) => Some(What::Organisations),
        What::Activities if has_who && !work.has(&DONE) => Some(What::Organisations),
        _ if is_work => Some(What::Activities),
        What::Places if has_who => Some(What::Organisations),
        _ if !has_who && !is_profile && place.has(&PLACE) => Some(What::Places),
        _ => None,
    };
    let is_off = seems == Some(What::Organisations) && !profile.has(&KNOWN_BY) && tells_all(list);
    seems.filter(|seems| *seems != list.what && !is_off)
}

/// Who does what, where, when and for whom is a list of activities, whatever else is noted beside it.
fn tells_all(list: &List) -> bool {
    let guessed = Columns::guessed_as(&list.table, What::Activities);
    let has = |some: &[Meaning]| guessed.iter().any(|(meaning, _)| some.contains(meaning));
    let places = [0, 1, 2, 3].map(Meaning::Place);
    let has_where = has(&places) || has(&[Meaning::Somewhere]);
    list.what == What::Activities && has_where && has(&DONE) && has(&WHEN) && has(&[Meaning::Population])
}

#[cfg(test)]
mod tests {
    use hxl::Options;

    use super::{List, What, seems};

    #[test]
    fn a_list_that_clearly_tells_of_something_else_is_known() {
        use What::{Activities, Organisations, Places};
        let tagged = "#org,#adm1,#activity,#date+start\nClinic,Nan,Legal aid,2026-03-01\n";
        let plain =
            "Organisation,Province,Activity,Start date,Status\nClinic,Nan,Legal aid,2026-03-01,Ongoing\n";
        let own = "Id,Title,Kind of work,Area of focus,Country,Country code,Province,Province code,For whom,Runs it,\
            Supports it,Pays for it,From,To,Status,Last confirmed,Note\n0,Night,Legal aid,Protection,Thailand,TH,Nan,\
            TH-55,Women,A,B,C,2026-01-01,,Under way,2026-02-01,Late\n";
        let members = "Organisation,Acronym,Province,Focus,Website,Email\n\
            Clinic,CL,Nan,Legal aid,https://clinic.example,desk@clinic.example\n";
        let whole = "Organisation,What,Where,When,For whom,Contact person,Email\n\
            Clinic,Legal aid,Nan,2026-03-01,Women,Noor,desk@clinic.example\n";
        let names = "#org,#org+acronym\nClinic,CL\n";
        let districts = "Name,Code,Level,Inside\nMae Sai,TH5709,2,Chiang Rai\n";
        let codes = "province_code,district_code,district_en\n57,5709,Mae Sai\n";
        // Weft's own map, and one on which each point is somebody's work.
        let drawn = r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"0","geometry":{"type":"Point",
            "coordinates":[99.8,20.4]},"properties":{"name":"Mae Sai","local_name":null,"code":"TH-57","level":1,
            "kind":"province","inside":"Thailand","activities":3,"under_way":2,"organisations":2,
            "organisation_names":["Clinic","Temple"],"kinds_of_work":["Legal aid"],"gaps":1}}]}"#;
        let points = r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point",
            "coordinates":[99.8,20.4]},"properties":{"Organisation":"Clinic","Province":"Chiang Rai",
            "Activity":"Legal aid","Start date":"2026-03-01"}}]}"#;
        for (text, what, expected) in [
            (tagged, Activities, None),
            (tagged, Organisations, Some(Activities)),
            (tagged, Places, Some(Activities)),
            (plain, Activities, None),
            (plain, Organisations, Some(Activities)),
            (plain, Places, Some(Activities)),
            (own, Activities, None),
            (own, Organisations, Some(Activities)),
            (own, Places, Some(Activities)),
            (whole, Activities, None),
            (members, Activities, Some(Organisations)),
            (members, Organisations, None),
            (members, Places, Some(Organisations)),
            (names, Activities, Some(Organisations)),
            (names, Organisations, None),
            (names, Places, Some(Organisations)),
            (districts, Activities, Some(Places)),
            (districts, Organisations, Some(Places)),
            (districts, Places, None),
            (codes, Activities, Some(Places)),
            (codes, Places, None),
            (drawn, Activities, Some(Places)),
            (drawn, Organisations, Some(Places)),
            (drawn, Places, None),
            (points, Activities, None),
            (points, Places, Some(Activities)),
            ("Colour,Price\nred,3\n", Activities, None),
        ] {
            let list = List::read(what, text.as_bytes(), &Options::default()).unwrap();
            assert_eq!(seems(&list), expected, "{what:?} {text}");
        }
    }
}
