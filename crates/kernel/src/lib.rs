//! The words all features share: ids, who acts and for whom, what happened, days, and text as people search it.

mod actor;
mod clock;
mod event;
mod fold;
mod id;
mod ids;
mod scope;

pub use actor::{Actor, Permission, Role, ServerRole};
pub use clock::{Clock, parse_day};
pub use event::{Change, Happening, Verb};
pub use fold::{fold, fold_query, tidy};
pub use id::{CoalitionId, OrganisationId, PersonId};
pub use ids::Ids;
pub use scope::Scope;
