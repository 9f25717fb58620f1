//! What single cells and headings come to.

use std::collections::BTreeMap;

use organisations::ContactDraft;

use super::{lines, list};
use crate::columns::{Columns, Meaning};
use crate::profiles::Entry;
use crate::what::What;

#[test]
fn a_number_that_is_about_so_many_is_taken_and_a_range_is_not() {
    for (written, expected) in [
        ("env. 45", Some(45)),
        ("environ 1 200", Some(1_200)),
        ("~300", Some(300)),
        ("about 300", Some(300)),
        ("500+", Some(500)),
        ("≈ 60", Some(60)),
        ("aprox. 20 personas", Some(20)),
        ("approx. 1,500", Some(1_500)),
        ("10-20", None),
        ("10 – 20", None),
        ("~10-20", None),
        ("about 10 or 20", None),
        ("about", None),
        ("<50", None),
        ("-5", None),
        ("room 12", None),
    ] {
        let line = &lines(&format!("#org,#activity,#reached\nA,b,\"{written}\"\n"))[0];
        assert_eq!(line.reach, expected, "{written}");
        assert_eq!(line.odd.is_empty(), expected.is_some(), "{written}");
    }
}

#[test]
fn a_day_counted_by_excel_is_a_day_and_an_open_end_is_none() {
    for (from, to, odd) in [
        ("45717", "45718", 0),
        ("2025-03-01", "2025-03-02", 0),
        ("457", "TBC", 1),
        ("2025-03-01", "ongoing", 0),
        ("2025-03-01", "En cours", 0),
        ("2025-03-01", "-", 0),
        ("2025-03-01", "some day", 1),
    ] {
        let line = &lines(&format!("#org,#activity,#date+start,#date+end\nA,b,{from},{to}\n"))[0];
        assert_eq!(line.odd.len(), odd, "{from} {to}");
        assert_eq!(line.from_on, "2025-03-01".parse().ok().filter(|_| from != "457"), "{from}");
        let has_end = to.starts_with(char::is_numeric);
        assert_eq!(line.to_on, "2025-03-02".parse().ok().filter(|_| has_end), "{to}");
    }
}

#[test]
fn a_contact_stays_when_its_address_is_none() {
    let contact = |email: &str, phone: &str| {
        let file = format!("Name,Contact person,Telephone,Email\nClinic,Noor,{phone},\"{email}\"\n");
        let list = list(What::Organisations, &file);
        let columns = Columns::of(&list, &BTreeMap::new());
        let entry = Entry::read((&columns, &list.table), &list.table.rows[0]);
        let ContactDraft { name, phone, email, never_mail, .. } = entry.contact;
        assert_eq!(name, "Noor");
        let told: Vec<&str> = entry.left_out.iter().map(|(_, key)| *key).collect();
        (phone, email, never_mail, told.join(" "))
    };
    let number = "+66 2 123";
    for (written, email, never, told) in [
        ("a@x.example", "a@x.example", false, ""),
        ("a@x.example; b@x.example", "a@x.example", false, "import-other-emails"),
        ("a@x.example / b@x.example", "a@x.example", false, "import-other-emails"),
        ("Noor <a@x.example>", "a@x.example", false, ""),
        ("mailto:a@x.example.", "a@x.example", false, ""),
        ("do not mail: a@x.example", "a@x.example", true, ""),
        ("n/a", "", false, ""),
        ("none", "", false, ""),
        ("-", "", false, ""),
        ("Ninguno", "", false, ""),
        ("at the desk", "", false, "import-no-email"),
    ] {
        let expected = (number.to_owned(), email.to_owned(), never, told.to_owned());
        assert_eq!(contact(written, number), expected, "{written}");
    }
    assert_eq!(contact("pas de mail", number).1, "");
    assert_eq!(contact("a@x.example", "aucun").0, "");
    let (phone, email, _, told) = contact("a@x.example", "ask");
    assert_eq!((phone.as_str(), email.as_str(), told.as_str()), ("", "a@x.example", "import-no-phone"));
}

#[test]
fn what_somebody_noted_is_never_what_an_organisation_does() {
    for (head, expected) in [
        ("Name,Email,Notes", Meaning::ContactNote),
        ("Nom,Courriel,Remarques", Meaning::ContactNote),
        ("Nombre,Correo,Observaciones", Meaning::ContactNote),
        ("Name,Phone,Notes / comments", Meaning::ContactNote),
        ("Name,Province,Comments", Meaning::Nothing),
        ("Name,Email,Description", Meaning::About),
    ] {
        let list =
            list(What::Organisations, &format!("{head}\nClinic,a@x.example,Do not call in the evening\n"));
        assert_eq!(Columns::of(&list, &BTreeMap::new()).0[2], expected, "{head}");
    }
    let list = list(
        What::Organisations,
        "Name,Email,Safe contact,Notes\nClinic,a@x.example,By day,Old house\n",
    );
    let meant = Columns::of(&list, &BTreeMap::new()).0;
    assert_eq!(meant[2..], [Meaning::ContactNote, Meaning::Nothing]);
}

#[test]
fn a_heading_that_may_mean_two_things_is_told_by_what_stands_below() {
    let meaning = |what: What, text: &str, at: usize| Columns::of(&list(what, text), &BTreeMap::new()).0[at];
    let focus = "Organización,Área,Inicio\nA,Protección,2026-03-01\nB,Prevención,2026-03-01\n";
    assert_eq!(meaning(What::Activities, focus, 1), Meaning::Area);
    let land = "Organización,Área,Inicio\nA,Nan,2026-03-01\nB,Pua,2026-03-01\n";
    assert_ne!(meaning(What::Activities, land, 1), Meaning::Area);
    let tagged = "Organisation,Type d’activité\n#org,#activity\nA,Sensibilisation\n";
    assert_eq!(meaning(What::Activities, tagged, 1), Meaning::Kind);
    let plain = "Organisation,Type d'activité,Province\nA,Sensibilisation,Nan\n";
    assert_eq!(meaning(What::Activities, plain, 1), Meaning::Kind);
    let both = "Organisation,Type d'activité,x\n#org,#activity,#activity+type\nA,Night,Sensibilisation\n";
    assert_eq!(meaning(What::Activities, both, 1), Meaning::Title);
}
