//! Whose work is being ticked, when another organisation was chosen above the table.

use kernel::OrganisationId;
use uuid::Uuid;
use web::{Form, Frame, Query};

use crate::loom::Atlas;

/// What is asked above the table, with an answer for each of the two organisations.
pub(super) struct Question {
    pub text: String,
    pub answers: [(String, String); 2],
}

/// Whether the question was answered just now.
pub(super) fn is_answered(sent: &Form) -> bool {
    !sent.get("meant").is_empty()
}

/// The organisation that was chosen, if it is not the one whose table was ticked. An answer counts more than the
/// choice above the table.
pub(super) fn other(query: &Query, sent: &Form) -> Option<OrganisationId> {
    let name = if is_answered(sent) {
        "meant"
    } else {
        "organisation"
    };
    let chosen = Uuid::parse_str(sent.get(name)).ok();
    chosen
        .filter(|id| query.id("organisation") != Some(*id))
        .map(OrganisationId)
}

pub(super) fn ask(frame: &Frame, atlas: &Atlas, shown: OrganisationId, chosen: OrganisationId) -> Question {
    let name = |id: OrganisationId| atlas.organisation_name(id.0).to_owned();
    let answer =
        |id: OrganisationId| (id.0.to_string(), frame.t1("activities-grid-whose-one", "name", name(id)));
    Question {
        text: frame.t2("activities-grid-whose-text", "chosen", name(chosen), "shown", name(shown)),
        answers: [answer(shown), answer(chosen)],
    }
}
