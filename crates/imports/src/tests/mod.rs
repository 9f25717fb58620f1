//! What columns mean, and what rows say, as tables.

mod areas;
mod cells;
mod crosswalk;
mod missing;
mod profiles;
mod undoing;

use activities::{Role, Status};
use hxl::Options;

use crate::answers::{Answer, Answers, Subject};
use crate::columns::{Basis, Columns, Meaning};
use crate::deciding::Deciding;
use crate::line::Line;
use crate::list::List;
use crate::what::What;

fn list(what: What, text: &str) -> List {
    List::read(what, text.as_bytes(), &Options::default()).unwrap()
}

fn lines(text: &str) -> Vec<Line> {
    let list = list(What::Activities, text);
    let columns = Columns::of(&list, &std::collections::BTreeMap::new());
    list.table
        .rows
        .iter()
        .map(|row| Line::read(&columns, row))
        .collect()
}

#[test]
fn hashtags_have_meanings() {
    for (tag, meaning) in [
        ("#org", Meaning::Organisation(Role::Runs)),
        ("#org+impl+name", Meaning::Organisation(Role::Runs)),
        ("#org+funder", Meaning::Organisation(Role::Pays)),
        ("#org+prog", Meaning::Organisation(Role::Supports)),
        ("#org+type", Meaning::Sector),
        ("#org+role", Meaning::Role),
        ("#org+code", Meaning::Nothing),
        ("#sector+name", Meaning::Area),
        ("#subsector", Meaning::Kind),
        ("#activity+code", Meaning::Code),
        ("#activity", Meaning::Title),
        ("#country+code+v_iso3", Meaning::PlaceCode(0)),
        ("#adm1+name+fr", Meaning::Place(1)),
        ("#adm2+code", Meaning::PlaceCode(2)),
        ("#loc", Meaning::Somewhere),
        ("#date", Meaning::Then),
        ("#date+start", Meaning::From),
        ("#reached+f", Meaning::Nothing),
        ("#reached+ind", Meaning::Reached),
        ("#geo+lat", Meaning::Nothing),
    ] {
        assert_eq!(Meaning::of(What::Activities, &tag.parse().unwrap()), meaning, "{tag}");
    }
}

#[test]
fn every_meaning_has_its_word() {
    for what in What::ALL {
        for word in what.words() {
            let meaning = what.meaning(word).unwrap();
            assert_eq!(what.word_of(meaning), word, "{what:?}");
        }
    }
}

#[test]
fn what_somebody_said_of_a_heading_goes_before_a_guess() {
    let list = list(What::Activities, "Partner,Donor,Where\nA,B,Nan\n");
    let said = [("DONOR".to_owned(), Meaning::Organisation(Role::Supports))];
    let columns = Columns::of(&list, &said.into());
    let meant = [
        Meaning::Organisation(Role::Runs),
        Meaning::Organisation(Role::Supports),
        Meaning::Somewhere,
    ];
    assert_eq!(columns.0, meant);
}

#[test]
fn cells_are_understood_in_three_languages() {
    for (state, expected) in [
        ("Ongoing", Some(Status::UnderWay)),
        ("en cours", Some(Status::UnderWay)),
        ("TERMINÉ", Some(Status::Finished)),
        ("Planificado", Some(Status::Planned)),
        ("On hold", Some(Status::Paused)),
        ("Cancelled", Some(Status::CalledOff)),
        ("En ejecución", Some(Status::UnderWay)),
        ("Suspendue", Some(Status::Paused)),
        ("prévu", Some(Status::Planned)),
        ("Finalizada", Some(Status::Finished)),
        ("green", None),
    ] {
        let sheet = format!("#org,#adm1,#activity,#status,#date+start\nA,Nan,Hilfe,{state},1er mai 2026\n");
        let line = &lines(&sheet)[0];
        assert_eq!(line.status, expected, "{state}");
        assert_eq!(line.odd.is_empty(), expected.is_some(), "{state}");
        assert_eq!(line.from_on, "2026-05-01".parse().ok());
    }
}

#[test]
fn numbers_and_days_that_are_none_are_told() {
    let sheet = "#org,#activity,#reached,#targeted,#date+end\nA,b,many,1 200,31.02.2026\nA,b,,-5,\n";
    let lines = lines(sheet);
    assert_eq!(lines[0].reach, Some(1_200));
    let odd = [
        (Meaning::To, "31.02.2026".to_owned()),
        (Meaning::Reached, "many".to_owned()),
    ];
    assert_eq!(lines[0].odd, odd);
    assert_eq!((lines[1].reach, &*lines[1].odd), (None, &[(Meaning::Targeted, "-5".to_owned())][..]));
}

#[test]
fn an_end_is_the_last_day_of_what_is_written() {
    let sheet = "#org,#activity,#date+start,#date+end\nA,b,2026,2026\nA,c,11/2026,11/2026\n";
    let days = |line: &Line| [line.from_on, line.to_on].map(|day| day.unwrap().to_string());
    let lines = lines(sheet);
    assert_eq!(days(&lines[0]), ["2026-01-01", "2026-12-31"]);
    assert_eq!(days(&lines[1]), ["2026-11-01", "2026-11-30"]);
}

#[test]
fn a_month_before_its_day_is_told_where_others_begin_with_the_day() {
    let turned = |other: &str| {
        let sheet = format!("#org,#activity,#date+start\nA,b,{other}\nA,c,12/13/2025\n");
        let list = list(What::Activities, &sheet);
        let columns = Columns::of(&list, &std::collections::BTreeMap::new());
        let lines = crate::rows::Rows::read(&columns, &list.table).lines;
        assert_eq!(lines[1].from_on, "2025-12-13".parse().ok());
        lines[1].turned.len()
    };
    for (other, expected) in [
        ("25/12/2025", 1),
        ("01/02/2025", 1),
        ("12/25/2025", 0),
        ("2025-12-01", 0),
    ] {
        assert_eq!(turned(other), expected, "{other}");
    }
}

#[test]
fn a_role_is_of_the_organisation_itself() {
    let sheet = "#org,#org+role,#org+funder,#activity\nA,Funder,,b\nA,,C,b\n";
    let lines = lines(sheet);
    assert_eq!(lines[0].organisations, [("A".to_owned(), Role::Pays)]);
    let both = [("A".to_owned(), Role::Runs), ("C".to_owned(), Role::Pays)];
    assert_eq!(lines[1].organisations, both);
}

#[test]
fn what_was_answered_goes_before_the_best_match() {
    let (best, other) = (uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2));
    let mut some = Answers::default();
    some.give(Subject::Organisation, ("desk", "Desk"), Answer::This(other));
    some.give(Subject::Place, ("desk", "Desk"), Answer::Out);
    let mut all = some.clone();
    all.takes_likely = true;
    let word = |subject, key: &str| (subject, key.to_owned());
    let remembered = [
        (word(Subject::Organisation, "lamp"), Answer::This(other)),
        (word(Subject::Organisation, "gone"), Answer::This(uuid::Uuid::from_u128(3))),
        (word(Subject::Organisation, "desk"), Answer::Out),
    ];
    let asked = Deciding::new(some, remembered.clone().into());
    let unasked = Deciding::new(all.clone(), remembered.into());
    let (this, new) = (Answer::This(best), Answer::New);
    let cases = [
        (&asked, Subject::Organisation, "desk", this, Some(Answer::This(other))),
        (&asked, Subject::Organisation, "house", this, None),
        (&asked, Subject::Organisation, "lamp", this, None),
        (&asked, Subject::Place, "desk", new, Some(Answer::Out)),
        (&unasked, Subject::Organisation, "desk", this, Some(Answer::This(other))),
        (&unasked, Subject::Organisation, "house", this, Some(this)),
        // The same word means the same throughout, whatever else is known by now.
        (&unasked, Subject::Organisation, "house", new, Some(this)),
        (&unasked, Subject::Organisation, "lamp", this, Some(Answer::This(other))),
        (&unasked, Subject::Organisation, "gone", this, Some(this)),
        (&unasked, Subject::Kind, "desk", new, Some(new)),
        (&unasked, Subject::Several, "desk", Answer::One, Some(Answer::One)),
    ];
    for (deciding, subject, key, usual, expected) in cases {
        let is_known = |id| [best, other].contains(&id);
        assert_eq!(deciding.decide((subject, key, key), usual, is_known), expected, "{subject:?} {key}");
    }
    let taken: Vec<String> = unasked.taken().into_iter().map(|given| given.key).collect();
    assert_eq!(taken, ["gone", "house", "lamp", "desk"], "what is made is found by its name");
    assert!(asked.taken().is_empty());
    let kept: Answers = serde_json::from_str(&serde_json::to_string(&all).unwrap()).unwrap();
    assert_eq!(kept, all);
}

#[test]
fn every_meaning_has_its_group_and_groups_are_not_torn_apart() {
    for (what, expected) in [
        (What::Activities, &["who", "what", "where", "when", "more"][..]),
        (What::Organisations, &["who", "what", "where", "contact", "more"]),
        (What::Places, &["place", "where", "more"]),
    ] {
        let mut groups: Vec<&str> = what.words().into_iter().map(|word| what.about(word)).collect();
        groups.dedup();
        assert_eq!(groups, expected);
    }
}

#[test]
fn it_is_said_how_sure_a_column_is() {
    let basis = |text: &str| Columns::guessed(&list(What::Activities, text))[0].1;
    assert_eq!(basis("#org,#adm1\nA,Nan\n"), Basis::Hashtag);
    assert_eq!(basis("Organisation,Province\nA,Nan\n"), Basis::Sure);
    assert_eq!(basis("Zzyx,Province\nA,Nan\n"), Basis::None);
}

#[test]
fn the_headings_of_own_lists_are_understood() {
    let head = "Id,Title,Kind of work,Area of focus,Place,Code of the place,For whom,Runs it,Supports it,Pays for it,\
                From,To,Status,Last confirmed,\"People reached in a year, about\",Note\n";
    let row = "0,Night,Legal aid,Protection,Nan,TH-55,Women,A,B,C,2026-01-01,,Under way,2026-02-01,12,Late\n";
    let lines = lines(&format!("{head}{row}{row}"));
    let line = &lines[0];
    assert_eq!((line.code.as_str(), line.title.as_str(), line.kind.as_str()), ("0", "Night", "Legal aid"));
    assert_eq!((line.area.as_str(), line.somewhere.as_str()), ("Protection", "Nan"));
    let parts = [("A", Role::Runs), ("B", Role::Supports), ("C", Role::Pays)];
    assert_eq!(line.organisations, parts.map(|(name, role)| (name.to_owned(), role)));
    assert_eq!((line.reach, line.note.as_str(), line.population.as_str()), (Some(12), "Late", "Women"));
    assert!(line.from_on.is_some() && line.confirmed_on.is_some() && line.to_on.is_none());
}
