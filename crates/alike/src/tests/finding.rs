//! Names as they stand in cells, and what they must or must not be taken for.

use super::{first, has, number, organisations};
use crate::{Ask, Index, Known, LIKELY, Reason, SURE, Subject};

#[test]
fn a_name_is_known_however_it_is_written() {
    let index = organisations();
    for (name, means, why) in [
        ("Kalimba Women's Foundation", "Kalimba", Reason::Same),
        ("KALIMBA WOMEN’S FOUNDATION.", "Kalimba", Reason::Same),
        ("Medicos  del Rio", "Médicos", Reason::Same),
        ("WorldOfLantern", "World of", Reason::Same),
        ("ASSOCIATION DES FEMMES DE BELUN", "Association des femmes", Reason::Same),
        ("Kalimba Womens Foundation (KWF)", "Kalimba", Reason::Same),
        ("KWF - Kalimba Women's Foundation", "Kalimba", Reason::Same),
        ("Kalimba Women's Foundation Ltd.", "Kalimba", Reason::Aside),
        ("ONG Médicos del Río", "Médicos", Reason::Aside),
        ("Northern Legal Aid Network e.V.", "Northern", Reason::Aside),
        ("Northern Legal Aid Network, S.A. de C.V.", "Northern", Reason::Aside),
        ("Belun Women Foundation gGmbH", "Belun", Reason::Aside),
        ("The Chalo Youth Association", "Chalo Youth", Reason::Aside),
        ("Network of Northern Legal Aid", "Northern", Reason::Order),
        ("Association des femmes, Belun", "Association des femmes", Reason::Aside),
        ("มูลนิธิแสงทอง (STF)", "มูลนิธิ", Reason::Same),
        ("Kalimba Women's Fdn", "Kalimba", Reason::Variant),
        ("Esper Development Organization", "Esper", Reason::Variant),
        ("Fundación Amara Children", "Amara", Reason::Variant),
        ("Kalimbba Women's Foundation", "Kalimba", Reason::Spelling),
        ("Asociacion de Mujeres de Dorann", "Asociación", Reason::Spelling),
    ] {
        let found = first(&index, name).unwrap_or_else(|| panic!("nothing for {name}"));
        assert_eq!(found.thing, number(means), "{name}: {found:?}");
        assert!(found.confidence >= SURE, "{name}: {found:?}");
        assert!(has(&found, why), "{name}: {found:?}");
    }
}

#[test]
fn what_may_be_meant_is_offered_and_not_taken() {
    let index = organisations();
    for (name, means, why) in [
        ("Guard the Children", "Guard", Reason::Part),
        ("Northern Legal Aid", "Northern", Reason::Part),
        ("Intersea Relief Committee of Valoria", "Intersea", Reason::Part),
        ("Irtanskiy tsentr pomoshchi", "Иртанский", Reason::Script),
        ("Chalo Yuoth Asociation Centre", "Chalo Youth", Reason::Spelling),
        ("NLAN", "Northern", Reason::Acronym),
        ("KWF Merenia", "Kalimba", Reason::Acronym),
        ("EDO (north)", "Esper", Reason::Part),
    ] {
        let found = first(&index, name).unwrap_or_else(|| panic!("nothing for {name}"));
        assert!(index.number_of(found.thing).starts_with(means), "{name}: {found:?}");
        assert!(has(&found, why), "{name}: {found:?}");
        assert!(found.confidence < SURE, "{name}: {found:?}");
    }
}

impl Index {
    fn number_of(&self, thing: usize) -> &'static str {
        super::ORGANISATIONS[thing]
    }
}

#[test]
fn another_thing_is_not_taken_for_a_known_one() {
    let index = organisations();
    for name in [
        "Guard the Children Tolmark",
        "Western Legal Aid Network",
        "Tamsir District Hospital 3",
        "Hanu Youth Association",
        "Chalo Miners Association",
        "Women Foundation",
        "Foundation",
        "Goru Women Foundation",
        "XYZ",
        "n/a",
        "",
        "???",
    ] {
        let sure = first(&index, name).filter(|found| found.confidence >= LIKELY);
        assert!(sure.as_ref().is_none_or(|found| found.confidence < SURE), "{name}: {sure:?}");
        if !matches!(name, "Women Foundation") {
            assert_eq!(sure, None, "{name}");
        }
    }
}

#[test]
fn a_number_that_differs_is_another_thing() {
    let index = organisations();
    for (name, means) in [
        ("Tamsir District Hospital II", 10),
        ("Tamsir Hospital, District 1", 9),
    ] {
        let found = index.find(name, &Ask { min: 0.0, ..Ask::default() });
        assert_eq!(found[0].thing, means, "{name}: {found:?}");
        assert!(found[1].confidence < LIKELY, "{name}: {found:?}");
    }
}

#[test]
fn an_acronym_is_told_or_guessed() {
    let index = organisations();
    let told = first(&index, "kwf").unwrap();
    assert_eq!((told.thing, told.reasons.as_slice()), (0, [Reason::Acronym].as_slice()));
    assert!(told.confidence >= SURE);
    let shared = Index::new(
        Subject::Organisations,
        [
            Known::name(1, "Open River Centre"),
            Known::acronym(1, "ORC"),
            Known::name(2, "Old Road Clinic"),
            Known::acronym(2, "ORC"),
        ],
    );
    let found = shared.find("ORC", &Ask::default());
    assert_eq!(found.len(), 2);
    assert!(found[0].confidence < SURE, "{found:?}");
    // Somebody is only known by an acronym, and the cell has the words.
    let short = Index::new(Subject::Organisations, [Known::name(5, "NWLAF")]);
    assert_eq!(first(&short, "North West Legal Aid Forum").unwrap().thing, 5);
}

#[test]
fn brackets_may_hold_another_name() {
    let index = Index::new(
        Subject::Organisations,
        [
            Known::name(1, "Helpers of the Lake"),
            Known::name(2, "Save the Lantern (Merenia)"),
        ],
    );
    for (name, thing) in [
        ("Auxiliares del Lago (Helpers of the Lake)", 1),
        ("Helpers of the Lake [Auxiliares del Lago]", 1),
        ("Save the Lantern Merenia", 2),
        ("Save the Lantern (MERENIA)", 2),
    ] {
        let found = first(&index, name).unwrap();
        assert_eq!(found.thing, thing, "{name}");
        assert!(found.confidence >= LIKELY, "{name} {found:?}");
    }
    let other = first(&index, "Save the Lantern (Valoria)");
    assert!(other.as_ref().is_none_or(|found| found.confidence < SURE), "{other:?}");
}

#[test]
fn other_scripts_meet_latin_letters() {
    let index = Index::new(
        Subject::Organisations,
        [
            Known::name(1, "Saengthong Foundation"),
            Known::name(2, "Надежда"),
            Known::name(3, "Ελπίδα"),
            Known::name(4, "Phnom Meas"),
        ],
    );
    for (name, thing) in [
        ("Nadezhda", 2),
        ("NADEZHDA", 2),
        ("Elpida", 3),
        ("Елпида", 3),
        ("ភ្នំមាស", 4),
    ] {
        let found = first(&index, name).unwrap_or_else(|| panic!("nothing for {name}"));
        assert_eq!(found.thing, thing, "{name}: {found:?}");
        assert!(has(&found, Reason::Script) || name == "Елпида", "{name}: {found:?}");
    }
    let thai = organisations();
    let found = first(&thai, "มูลนิธิแสงทองง").unwrap();
    assert_eq!(found.thing, number("มูลนิธิ"));
}

#[test]
fn things_added_later_are_found_and_rare_words_decide() {
    let mut index = organisations();
    assert_eq!(index.len(), 24);
    assert!(!index.is_empty());
    let row = index.add(Known::name(99, "Zarvan River Women Foundation"));
    assert_eq!(row, 27);
    let found = first(&index, "zarvan river women foundation").unwrap();
    assert_eq!((found.thing, found.row, found.confidence), (99, 27, 1.0));
    assert_eq!(first(&index, "Zarvan Foundation").unwrap().thing, 99);
}

#[test]
fn only_what_is_allowed_is_found() {
    let index = organisations();
    let [some, none, strange] = [&[3, 4][..], &[], &[1234]].map(|numbers| numbers.iter().copied().collect());
    let ask = |within| Ask { within: Some(within), ..Ask::default() };
    assert_eq!(index.find("Guard the Children Merenia", &ask(&some))[0].thing, 3);
    assert!(index.find("Kalimba Women's Foundation", &ask(&some)).is_empty());
    assert!(index.find("Kalimba Women's Foundation", &ask(&none)).is_empty());
    assert!(
        index
            .find("Kalimba Women's Foundation", &ask(&strange))
            .is_empty()
    );
    let one = Ask { most: 1, ..Ask::default() };
    assert_eq!(index.find("Guard the Children", &one).len(), 1);
}

#[test]
fn a_slip_in_a_short_word_may_make_another_name() {
    let names = [
        "IRC",
        "CARE",
        "Ministry of Interior",
        "Hope House",
        "Caritas Laos",
        "Oasis",
        "Saen Dao Hospital",
    ];
    let known = names.iter().enumerate().map(|(at, name)| Known::name(at, name));
    let index = Index::new(Subject::Organisations, known);
    for name in [
        "ICRC",
        "CURE",
        "Ministry of Exterior",
        "Home House",
        "Caritas Lagos",
        "Oases",
    ] {
        let found = index.find(name, &Ask::default());
        assert!(found.iter().all(|one| one.confidence < 0.8), "{name}: {found:?}");
    }
    assert!(first(&index, "Saen Dao Hospitl").unwrap().confidence >= SURE);
}
