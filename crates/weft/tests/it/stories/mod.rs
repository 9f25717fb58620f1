//! What people do, from page to page: each story on SQLite, and all of them again on PostgreSQL.

mod coming_in;
mod finding;
mod hostile;
mod tenants;

use std::future::Future;
use std::pin::Pin;

use testkit::Site;
use testkit::postgres::Cluster;

use crate::{site, site_on};

type Story = fn(&Site) -> Pin<Box<dyn Future<Output = ()> + '_>>;

/// Makes a test of each story, and the list for PostgreSQL.
macro_rules! stories {
    ($($room:ident :: $story:ident),* $(,)?) => {
        $(
            #[tokio::test]
            async fn $story() {
                $room::$story(&site().await).await;
            }
        )*

        const ALL: &[(&str, Story)] = &[$((stringify!($story), |site| Box::pin($room::$story(site)))),*];
    };
}

stories! {
    coming_in::a_link_signs_in_once,
    coming_in::a_form_from_elsewhere_is_refused,
    coming_in::signing_out_ends_the_session,
    coming_in::a_seat_that_ends_closes_every_door,
    finding::things_of_the_same_name_can_be_told_apart,
    finding::an_organisations_page_tells_now_planned_and_past_apart,
    hostile::names_in_every_script_are_kept_and_found,
    hostile::a_megabyte_in_a_field_is_refused_and_kept,
    hostile::odd_addresses_are_answered,
    hostile::two_people_saving_the_same_settings_lose_nothing,
    tenants::nobody_sees_another_coalition,
}

#[tokio::test]
async fn every_story_is_the_same_on_postgresql() {
    let Some(cluster) = Cluster::start() else { return };
    for (name, story) in ALL {
        println!("on PostgreSQL: {name}");
        let site = site_on(cluster.new_database().await).await;
        story(&site).await;
    }
}
