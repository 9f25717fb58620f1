//! Who is in the coalition: organisations with their names, sectors, kinds of work, places, languages and contacts.

mod at;
mod contacts;
mod directory;
mod duplicates;
mod lists;
pub mod migrations;
mod organisations;
mod representation;
mod several;
mod standing;
#[cfg(test)]
mod testing;

pub use at::At;
pub use contacts::{
    CONTACT, CONTACTS_MAX, Contact, ContactDraft, MailWay, NewContact, Refusal as ContactRefusal,
    add_contacts, change_contacts, contacts_of, forbids_mail, mail_ways, may_mail, owners, remove_contacts,
};
pub use directory::{is_stale, search, stale, stale_before};
pub use duplicates::{
    Called, Likely, Open as Duplicates, Side, Sureness, all_names, ended_names, merged_names,
    open as duplicates, sides, why as why_alike,
};
pub use kernel::OrganisationId;
pub use lists::{FOCUS, NewKind, POPULATION, SECTOR, add_kinds, remove_kinds};
pub use lists::{
    Focus, FocusId, Population, PopulationId, Sector, SectorId, focuses, populations, sectors, settle_lists,
    spoken_of,
};
pub use organisations::{
    Brief, Draft, KIND as ORGANISATION, Listed, ManyError, Newcomer, OFFERED_MAX, OtherName, Profile,
    Refusal, Renewed, State, Whole, acting, active, add_many, briefs, called, change_many, language_name,
    language_name_in, language_tag, merged_into, mergers, names, on_profiles, options, profile,
    read_other_names, ticked, wholes, write_other_names,
};
pub use representation::{doors, represent, represented, stand_down};
pub use standing::{
    Hanging, Leaving, Made, REASON_MAX, Removal, Seen, StandingRefusal, Stop, confirm, end, leave, made,
    may_merge, merge, removal, remove, remove_many, revive, split, stopped,
};

use kernel::Scope;
use sea_orm::DbErr;
use web::{App, Pages};

/// This crate's English texts.
pub const TEXTS: &str = include_str!("../locales/en.ftl");

pub fn pages() -> Pages {
    directory::pages()
        .and(organisations::pages())
        .and(several::pages())
        .and(duplicates::pages())
        .and(standing::pages())
        .and(contacts::pages())
        .and(lists::pages())
}

/// Reads a coalition's register into memory, so that its first visitor need not wait.
pub async fn warm(app: &App, scope: Scope) -> Result<(), DbErr> {
    directory::register(app, scope).await.map(drop)
}
