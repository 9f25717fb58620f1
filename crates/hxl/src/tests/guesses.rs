//! Headings in three languages, and what they are taken for.

use crate::{Options, Reason, Tag, guess, read};

/// The guesses for a table, as hashtags by column.
fn guessed(text: &str) -> Vec<String> {
    let table = read(text.as_bytes(), &Options::default()).unwrap();
    let guesses = guess(&table, &table.rows);
    let mut tags = vec![String::new(); table.columns.len()];
    guesses
        .into_iter()
        .for_each(|guess| tags[guess.column] = guess.tag.to_string());
    tags
}

#[test]
fn headings_in_three_languages_are_understood() {
    let cases: [(&str, &[&str]); 12] = [
        (
            "Organisation,Acronym,Organisation type,Sector,Activity,Country,Province,District,Start date,End date,Status,People reached\n\
             Hope,H,NGO,Protection,Shelter,Mali,Gao,Ansongo,2026-01-01,2026-12-31,ongoing,120\n",
            &[
                "#org+name",
                "#org+acronym",
                "#org+type",
                "#sector+name",
                "#activity+name",
                "#country+name",
                "#adm1+name",
                "#adm2+name",
                "#date+start",
                "#date+end",
                "#status",
                "#reached",
            ],
        ),
        (
            "Nom de l'organisation;Sigle;Bailleur de fonds;Secteur d\u{2019}intervention;Activit\u{e9}s;Pays;R\u{e9}gion;Cercle;D\u{e9}but;Fin;B\u{e9}n\u{e9}ficiaires atteints\n\
             Espoir;E;UE;Protection;Abri;Mali;Gao;Ansongo;01/02/2026;31/12/2026;1 200\n",
            &[
                "#org+name",
                "#org+acronym",
                "#org+funder",
                "#sector+name",
                "#activity+name",
                "#country+name",
                "#adm1+name",
                "#adm2+name",
                "#date+start",
                "#date+end",
                "#reached",
            ],
        ),
        (
            "Organizaci\u{f3}n,Sector/Cluster,Actividad,Pa\u{ed}s,Departamento/Provincia/Estado,Municipio,Fecha de inicio,Mujeres,Hombres,Tel\u{e9}fono\n\
             ACNUR,WASH,Agua,Colombia,Choc\u{f3},Quibd\u{f3},1 marzo 2026,100,90,+57 1 234567\n",
            &[
                "#org+name",
                "#sector+name",
                "#activity+name",
                "#country+name",
                "#adm1+name",
                "#adm2+name",
                "#date+start",
                "#targeted+f",
                "#targeted+m",
                "#contact+phone",
            ],
        ),
        (
            "Who,What,Where,When\nHope,Shelter,Gao,2026\n",
            &["#org+name", "#activity+name", "#loc+name", "#date"],
        ),
        (
            "Organistaion,Distrct,Lattitude,Longitude\nHope,Gao,16.2,-0.04\n",
            &["#org+name", "#adm2+name", "#geo+lat", "#geo+lon"],
        ),
        (
            "admin1Name_en (Region),admin1Pcode,Colour\nGao,ML07,red\nKayes,ML01,blue\n",
            &["#adm1+name", "#adm1+code", ""],
        ),
        (
            "Region,x1,mail us\nGao,ML07,a@example.org\nKayes,ML01,b@example.org\n",
            &["#adm1+name", "#adm1+code", "#contact+email"],
        ),
        (
            "Name of organisation,#org,Province\n#org,#sector,nothing\nHope,Protection,Gao\n",
            &["#org", "#sector", "#adm1+name"],
        ),
        (
            "#activity_id,ProjectCode,ProjectId\n#activity_id,,\n1,MLI-14,65276\n",
            &["#activity+code", "", ""],
        ),
        (
            "Type (d\u{2019}organisation);Province;D\u{e9}partement;B\u{e9}n\u{e9}ficiaires vis\u{e9}s\nONG;Gao;Ansongo;12\n",
            &["#org+type", "#adm1+name", "#adm2+name", "#targeted"],
        ),
        (
            "Qui\u{e9}n financia;Departamento;Estado;N.\u{ba} de personas\nUE;Choc\u{f3};En ejecuci\u{f3}n;12\n",
            &["#org+funder", "#adm1+name", "#status", "#reached"],
        ),
        ("Colour,Taste,Weather\nred,sweet,fine\n", &["", "", ""]),
    ];
    for (text, expected) in cases {
        assert_eq!(guessed(text), expected, "{text}");
    }
}

#[test]
fn a_guess_says_how_sure_it_is_and_why() {
    let sure = |text: &str| {
        let table = read(text.as_bytes(), &Options::default()).unwrap();
        let guesses = guess(&table, &table.rows);
        assert!(
            guesses
                .iter()
                .all(|guess| (0.0..=1.0).contains(&guess.confidence) && !guess.reasons.is_empty())
        );
        guesses.into_iter().next().unwrap()
    };
    let exact = sure("Start date,x\n2026-01-01,1\n");
    let partly = sure("Approximate start date,x\n2026-01-01,1\n");
    let misspelt = sure("Strat date,x\n2026-01-01,1\n");
    let wrong = sure("Start date,x\nnot known,1\nasked,2\nsoon,3\n");
    assert!(exact.confidence > 0.95, "{exact:?}");
    assert!(
        exact.confidence > misspelt.confidence && misspelt.confidence > wrong.confidence,
        "{misspelt:?} {wrong:?}"
    );
    assert!(exact.confidence > partly.confidence && partly.confidence > wrong.confidence, "{partly:?}");
    let words: Vec<String> = exact.reasons.iter().map(ToString::to_string).collect();
    assert_eq!(
        words,
        [
            "The heading says \u{201c}start date\u{201d} (English).",
            "100 of 100 cells are what they should be."
        ]
    );
    assert!(matches!(wrong.reasons[..], [Reason::Heading(..), Reason::FitsNot(0)]), "{wrong:?}");
}

#[test]
fn every_saying_is_folded_and_has_a_hashtag() {
    for saying in crate::guess::sayings() {
        assert!(saying.1.parse::<Tag>().is_ok(), "{saying:?}");
        let is_plain = crate::folded(saying.0) == saying.0
            && saying
                .0
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == ' ');
        assert!(is_plain && saying.2 > 0.0 && saying.2 < 1.0, "{saying:?}");
    }
}
