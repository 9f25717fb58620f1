//! The story of Three Rivers: an invented coalition with two years of work, told as if today were any day you choose.
//!
//! Everything here is made up: no organisation, person, telephone number or address is real.
//! The provinces and districts are real, and nothing finer than a district is ever named.
//! The words stand in `crates/weft/demo/*.tsv`; [`tell`] turns them into plain records.
//! What was planted on purpose, so that the maps have something to show, stands in `truths.rs`, where tests
//! read it.

mod asking;
mod calendar;
mod diary;
mod dice;
mod lists;
mod members;
mod shapes;
mod sheet;
#[cfg(test)]
mod truths;
mod work;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use self::shapes::{
    Activity, Area, Asked, Coalition, Contact, District, Entry, LocalName, Need, Organisation, Person, Role,
    Seat, Standing, Status, Story, What,
};
#[cfg(test)]
pub use self::truths::{Overlap, TRUTHS};

use self::calendar::Calendar;

/// Tells the whole story as it stands on `today`. The same day always gives the same story.
pub fn tell(today: NaiveDate) -> Story {
    let calendar = Calendar::on(today);
    let people = members::people(&calendar);
    let organisations = members::organisations(&calendar);
    let activities = work::activities(&calendar, &people, &organisations);

    let mut story = Story {
        today,
        coalition: members::coalition(&calendar),
        areas: members::areas(&calendar),
        districts: members::districts(&calendar),
        people,
        organisations,
        activities,
        asked: asking::asked(&calendar),
        needs: asking::needs(&calendar),
        diary: Vec::new(),
    };
    story.diary = diary::entries(&story);
    story
}
