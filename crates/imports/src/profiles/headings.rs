//! What the columns of a list of organisations mean, by hashtags and by headings.

use hxl::{Table, Tag};

use crate::areas;
use crate::columns::{Basis, Meaning};

/// Headings in comparable words, in English, French and Spanish; those of Weft's own directory among them.
const HEADINGS: [(&[&str], Meaning); 18] = [
    (&["id"], Meaning::Code),
    (&["name", "nom", "nombre", "member", "membre", "miembro", "members"], Meaning::Name),
    (
        &[
            "othernames",
            "othername",
            "alsoknownas",
            "localname",
            "autresnoms",
            "autrenom",
            "otrosnombres",
        ],
        Meaning::OtherName,
    ),
    (&["sectors", "typeoforganisation", "kindoforganisation"], Meaning::Sector),
    (
        &[
            "kindsofwork",
            "kindofwork",
            "services",
            "activities",
            "activites",
            "actividades",
        ],
        Meaning::Kind,
    ),
    (&["areasoffocus", "areaoffocus"], Meaning::Area),
    (&["places", "wheretheywork", "whereitworks", "lieux", "lugares"], Meaning::Somewhere),
    (
        &[
            "languages",
            "language",
            "languagesspoken",
            "langues",
            "langue",
            "idiomas",
            "idioma",
        ],
        Meaning::Language,
    ),
    (
        &[
            "whatitdoes",
            "about",
            "description",
            "mission",
            "mandate",
            "mandat",
            "mandato",
            "profile",
            "presentation",
        ],
        Meaning::About,
    ),
    (&["website", "siteweb", "sitioweb"], Meaning::Website),
    (&["howitstands"], Meaning::State),
    (&["lastconfirmed", "confirmedon"], Meaning::Confirmed),
    (
        &[
            "contactrole",
            "position",
            "jobtitle",
            "fonction",
            "poste",
            "cargo",
        ],
        Meaning::ContactRole,
    ),
    (&["contactperson", "contact", "focalpoint"], Meaning::ContactName),
    (&["contactemail", "email", "courriel", "correo"], Meaning::ContactEmail),
    (
        &[
            "safetocontact",
            "safecontact",
            "safecontactnote",
            "safetynote",
            "contactnote",
            "noteoncontact",
            "howtocontactsafely",
            "contactsur",
            "consignedesecurite",
            "contactseguro",
            "notadeseguridad",
        ],
        Meaning::ContactNote,
    ),
    (
        &[
            "nevermail",
            "neversendmail",
            "nomail",
            "noemail",
            "donotmail",
            "donotemail",
            "nepasecrire",
            "pasdecourriel",
            "nocorreo",
            "noenviarcorreo",
        ],
        Meaning::ContactNever,
    ),
    (&["contactphone", "phone", "telephone", "telefono", "tel"], Meaning::ContactPhone),
];

/// Words of headings above whatever somebody wanted to note.
const REMARKS: [&str; 18] = [
    "remarks",
    "remark",
    "notes",
    "note",
    "comments",
    "comment",
    "remarques",
    "remarque",
    "commentaires",
    "commentaire",
    "observations",
    "observation",
    "observaciones",
    "observacion",
    "notas",
    "nota",
    "comentarios",
    "comentario",
];

/// By this heading Weft's own directory is known. "State" is a province elsewhere.
const OWN_MARK: &str = "kindsofwork";
const OWN_STATE: &str = "state";

pub fn is_heading(heading: &str) -> bool {
    of(heading).is_some()
}

fn of(heading: &str) -> Option<Meaning> {
    let folded = kernel::fold(heading);
    let known = HEADINGS
        .iter()
        .find(|(words, _)| words.contains(&folded.as_str()));
    known.map(|(_, meaning)| *meaning)
}

/// What a hashtag says in a list of organisations.
pub fn meaning(tag: &Tag) -> Meaning {
    let has = |attributes: &[&str]| attributes.iter().any(|one| tag.has(one));
    let is_code = has(&["code", "id"]);
    match tag.name() {
        "#org" if has(&["acronym"]) => Meaning::Acronym,
        "#org" if has(&["type"]) => Meaning::Sector,
        "#org" if has(&["url"]) => Meaning::Website,
        "#org" if has(&["description"]) => Meaning::About,
        "#org" if has(&["contact"]) => contact(tag),
        "#org" if has(&["role", "funder"]) => Meaning::Nothing,
        "#org" | "#meta" if is_code => Meaning::Code,
        "#org" => Meaning::Name,
        "#contact" => contact(tag),
        "#meta" if has(&["url"]) => Meaning::Website,
        "#sector" if !is_code => Meaning::Area,
        "#activity" | "#description" if has(&["description"]) || tag.name() == "#description" => {
            Meaning::About
        }
        "#subsector" | "#service" | "#activity" if !is_code => Meaning::Kind,
        "#language" => Meaning::Language,
        "#date" if has(&["reported"]) => Meaning::Confirmed,
        _ => Meaning::of_place(tag),
    }
}

fn contact(tag: &Tag) -> Meaning {
    let has = |attributes: &[&str]| attributes.iter().any(|one| tag.has(one));
    match () {
        () if has(&["email"]) => Meaning::ContactEmail,
        () if has(&["phone", "tel", "mobile"]) => Meaning::ContactPhone,
        () if has(&["url"]) => Meaning::Website,
        () if has(&["role", "title", "position"]) => Meaning::ContactRole,
        () if has(&["never", "nomail", "no_mail"]) => Meaning::ContactNever,
        () if has(&["note", "safe", "safety"]) => Meaning::ContactNote,
        () => Meaning::ContactName,
    }
}

/// What a heading says of itself goes before what was guessed; and of several columns with names one has the name.
pub fn by_headings(table: &Table, meanings: &mut [(Meaning, Basis)]) {
    if table.tag_row.is_none() {
        let mut columns = table.columns.iter();
        let is_own = columns.any(|column| kernel::fold(&column.header) == OWN_MARK);
        for (column, meant) in table.columns.iter().zip(meanings.iter_mut()) {
            let is_state = is_own && kernel::fold(&column.header) == OWN_STATE;
            if let Some(told) = is_state.then_some(Meaning::State).or_else(|| of(&column.header)) {
                *meant = (told, Basis::Sure);
            }
        }
        remarks(table, meanings);
    }
    let named: Vec<usize> = (0..meanings.len())
        .filter(|at| meanings[*at].0 == Meaning::Name)
        .collect();
    let language = |at: usize| language_of(table, at);
    let plain = named.iter().find(|at| language(**at).is_none());
    let own = plain
        .or_else(|| named.iter().find(|at| language(**at).as_deref() == Some("en")))
        .or(named.first());
    for at in named.iter().filter(|at| Some(*at) != own) {
        meanings[*at].0 = match language(*at) {
            Some(_) => Meaning::OtherName,
            // Who else has to do with it is no name of it.
            None => Meaning::Nothing,
        };
    }
}

/// What somebody noted is for nobody else to read: beside a contact it may say how to get in touch safely.
fn remarks(table: &Table, meanings: &mut [(Meaning, Basis)]) {
    const REACHED: [Meaning; 3] = [Meaning::ContactName, Meaning::ContactPhone, Meaning::ContactEmail];
    let mut has_note = meanings.iter().any(|(one, _)| *one == Meaning::ContactNote);
    let has_contacts = meanings.iter().any(|(one, _)| REACHED.contains(one));
    for (column, meant) in table.columns.iter().zip(meanings.iter_mut()) {
        let words = column.header.split(|sign: char| !sign.is_alphanumeric());
        let mut words = words.map(kernel::fold).filter(|word| !word.is_empty()).peekable();
        if words.peek().is_some() && words.all(|word| REMARKS.contains(&word.as_str())) {
            let is_free = has_contacts && !has_note;
            *meant = if is_free {
                (Meaning::ContactNote, Basis::Guess)
            } else {
                (Meaning::Nothing, Basis::None)
            };
            has_note |= is_free;
        }
    }
}

/// The language of the names in a column, where its hashtag says so.
pub fn language_of(table: &Table, at: usize) -> Option<String> {
    let tag = table.columns.get(at)?.tag.as_ref()?;
    let mut attributes = tag.attributes().iter().map(String::as_str);
    attributes
        .find(|one| one.len() == 2 && areas::language(one) != "?")
        .map(str::to_owned)
}
