//! What rows of a list of organisations say.

use std::collections::BTreeMap;

use organisations::{Draft, State};

use super::list;
use crate::columns::{Columns, Meaning};
use crate::profiles::{Entry, Profile};
use crate::what::What;

fn entries(file: &str) -> Vec<Entry> {
    let list = list(What::Organisations, file);
    let columns = Columns::of(&list, &BTreeMap::new());
    let read = |row| Entry::read((&columns, &list.table), row);
    list.table.rows.iter().map(read).collect()
}

#[test]
fn hashtags_of_organisations_have_meanings() {
    for (tag, meaning) in [
        ("#org", Meaning::Name),
        ("#org+name+fr", Meaning::Name),
        ("#org+acronym", Meaning::Acronym),
        ("#org+type", Meaning::Sector),
        ("#org+code", Meaning::Code),
        ("#org+url", Meaning::Website),
        ("#org+role", Meaning::Nothing),
        ("#sector", Meaning::Area),
        ("#activity+type", Meaning::Kind),
        ("#activity+description", Meaning::About),
        ("#adm1+code", Meaning::PlaceCode(1)),
        ("#country", Meaning::Place(0)),
        ("#contact+name", Meaning::ContactName),
        ("#contact+email", Meaning::ContactEmail),
        ("#contact+phone", Meaning::ContactPhone),
        ("#reached", Meaning::Nothing),
    ] {
        assert_eq!(Meaning::of(What::Organisations, &tag.parse().unwrap()), meaning, "{tag}");
    }
}

#[test]
fn headings_are_understood_in_three_languages() {
    for head in [
        "Name,Short name,Website,Languages,Contact person,Email,Province",
        "Nom,Sigle,Site web,Langues,Personne de contact,Courriel,Province",
        "Nombre,Siglas,Sitio web,Idiomas,Persona de contacto,Correo electrónico,Provincia",
    ] {
        let list = list(What::Organisations, &format!("{head}\nA,B,c.example,th,Noor,n@c.example,Nan\n"));
        let expected = [
            Meaning::Name,
            Meaning::Acronym,
            Meaning::Website,
            Meaning::Language,
            Meaning::ContactName,
            Meaning::ContactEmail,
            Meaning::Place(1),
        ];
        assert_eq!(Columns::of(&list, &BTreeMap::new()).0, expected, "{head}");
    }
}

#[test]
fn a_name_in_another_language_is_another_name() {
    let read = entries("#org+name+th,#org+name+en,#org+name+fr\nบ้าน,House,Maison\n");
    assert_eq!(read[0].name, "House");
    let others: Vec<(&str, &str)> = read[0]
        .others
        .iter()
        .map(|other| (other.language.as_deref().unwrap(), other.name.as_str()))
        .collect();
    assert_eq!(others, [("th", "บ้าน"), ("fr", "Maison")]);
}

#[test]
fn a_cell_names_several() {
    let read = entries(
        "Name,Sectors,Kinds of work,Places,Country,Province,State of things,How it stands\n\
         A,Health; Faith,Legal aid; Counselling,Chiang Rai › Mae Sai; Nan,Thailand,Chiang Rai; Nan,x,Ended\n",
    );
    let entry = &read[0];
    assert_eq!(entry.sectors, ["Health", "Faith"]);
    assert_eq!(
        entry
            .work
            .iter()
            .map(|line| line.kind.as_str())
            .collect::<Vec<_>>(),
        ["Legal aid", "Counselling"]
    );
    assert_eq!(entry.state, Some(State::Ended));
    let places: Vec<Vec<&str>> = entry
        .places
        .iter()
        .map(|line| {
            let named = line.places.iter().map(|(_, name, _)| name.as_str());
            named
                .chain([line.somewhere.as_str()])
                .filter(|name| !name.is_empty())
                .collect()
        })
        .collect();
    let expected = [
        vec!["Thailand", "Chiang Rai"],
        vec!["Thailand", "Nan"],
        vec!["Chiang Rai", "Mae Sai"],
        vec!["Nan"],
    ];
    assert_eq!(places, expected);
}

#[test]
fn a_profile_gets_back_what_it_was_and_its_texts_from_the_history_alone() {
    let was = Draft {
        name: "House".to_owned(),
        about: "Ask for Noor".to_owned(),
        ..Draft::default()
    };
    let now = Draft {
        about: "Ask at the door".to_owned(),
        languages: vec!["th".to_owned()],
        website: "https://house.example".to_owned(),
        ..was.clone()
    };
    let told = |field: &str, before: &str| kernel::Change {
        field: field.to_owned(),
        before: before.to_owned(),
        after: "now".to_owned(),
    };
    let changes = [
        told("organisation-about", "Ask for Noor"),
        told("organisation-website", ""),
    ];
    let kept = serde_json::to_string(&Profile::of(&was, &changes)).unwrap();
    assert!(!kept.contains("Noor"), "{kept}");
    let before: Profile = serde_json::from_str(&kept).unwrap();
    assert_eq!(before.onto(&now, &changes), was);
    assert_eq!(before.onto(&now, &[]), Draft { about: String::new(), ..was });
}
