//! What people do, from page to page: each story on SQLite, and all of them again on PostgreSQL.

mod at_once;
mod bytes;
mod coming_back;
mod coming_in;
mod doubles;
mod drawing;
mod fewer;
mod finding;
mod first_hour;
mod hostile;
mod importing;
mod keeping_up;
mod leaving;
mod linking;
mod mailing;
mod members;
mod merging;
mod mistakes;
mod names;
mod new_names;
mod people;
mod reached;
mod searching;
mod settling;
mod squares;
mod striking;
mod taking;
mod tenants;
mod twice;
mod undoing;
mod whereabouts;
mod words;

use std::future::Future;
use std::pin::Pin;

use kernel::{OrganisationId, Scope};
use organisations::{Draft, Newcomer};
use testkit::Site;
use testkit::postgres::Cluster;
use web::events::Doer;

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
    at_once::nothing_is_added_to_an_organisation_that_is_ending,
    at_once::what_names_one_that_is_merged_meanwhile_is_work_of_the_one_that_stays,
    at_once::what_was_added_while_an_organisation_ended_is_asked_about_again,
    at_once::work_of_two_is_asked_about_when_both_end_at_once,
    at_once::what_was_added_to_one_that_had_no_work_is_asked_about,
    at_once::other_work_of_the_same_number_is_asked_about,
    at_once::an_organisation_that_is_named_meanwhile_is_not_removed,
    at_once::nothing_is_added_to_an_organisation_that_was_removed_meanwhile,
    at_once::a_seat_given_meanwhile_keeps_an_organisation,
    at_once::a_contact_added_meanwhile_breaks_no_page,
    at_once::what_is_renamed_meanwhile_does_not_stand_in_the_way,
    coming_in::a_link_signs_in_once,
    coming_in::a_link_signs_in_for_a_day,
    coming_in::a_form_from_elsewhere_is_refused,
    coming_in::signing_out_ends_the_session,
    coming_in::what_was_typed_outlives_the_session,
    coming_in::a_seat_that_ends_closes_every_door,
    doubles::two_that_look_alike_stand_side_by_side,
    doubles::two_that_are_merged_are_no_longer_shown,
    finding::an_organisations_page_tells_its_own_part_from_that_of_others,
    finding::what_home_counts_is_what_its_links_list,
    finding::what_is_found_stands_under_its_kind,
    searching::what_is_done_finds_who_does_it,
    finding::the_bar_of_a_phone_leads_to_activities,
    finding::things_of_the_same_name_can_be_told_apart,
    finding::what_has_changed_goes_on_page_by_page,
    finding::an_organisations_page_tells_now_planned_and_past_apart,
    first_hour::the_second_step_can_wait,
    first_hour::leaving_the_area_for_now_keeps_what_was_ticked,
    first_hour::each_first_step_stays_until_it_is_done,
    first_hour::a_reader_is_not_sent_to_pages_they_may_not_open,
    first_hour::what_home_counts_as_old_is_what_its_link_lists,
    first_hour::setting_needs_may_be_left_out,
    keeping_up::what_happened_is_folded_and_narrowed,
    keeping_up::an_organisation_nobody_confirmed_is_named_once,
    hostile::names_in_every_script_are_kept_and_found,
    hostile::a_megabyte_in_a_field_is_refused_and_kept,
    hostile::only_a_session_lets_somebody_say_much,
    hostile::odd_addresses_are_answered,
    hostile::two_people_saving_the_same_settings_lose_nothing,
    importing::a_messy_list_is_pasted_settled_and_taken_in,
    importing::the_same_list_taken_in_twice_at_once_is_there_once,
    new_names::a_name_like_a_new_one_is_asked_about_as_that,
    new_names::a_name_that_somebody_says_is_new_is_new,
    importing::a_file_is_brought_or_refused_in_words,
    importing::whoever_looks_at_a_list_waits_for_nobody_who_writes,
    settling::a_workbook_comes_back_as_it_came_with_remarks,
    settling::what_columns_mean_is_corrected_and_remembered,
    settling::codes_of_other_systems_are_understood,
    settling::an_area_of_focus_will_do_where_nothing_says_more,
    settling::nobody_else_sees_an_import,
    coming_back::what_is_still_true_is_said_for_everything_at_once,
    coming_back::what_nobody_confirmed_for_a_year_is_read_before_it_is_confirmed,
    coming_back::seats_end_with_the_organisation_they_speak_for,
    coming_back::what_ended_with_an_organisation_is_taken_up_as_it_was,
    leaving::what_an_organisation_runs_alone_ends_with_it,
    leaving::an_organisation_with_much_work_names_some_of_it_and_counts_all,
    leaving::an_organisation_may_end_without_its_activities,
    leaving::work_of_one_that_was_merged_into_it_ends_with_it,
    leaving::a_merge_is_told_on_both_and_undone_from_either,
    leaving::two_that_are_different_say_so_in_their_history,
    linking::two_people_with_one_link_lose_neither_text,
    linking::a_link_that_ends_while_somebody_writes_gives_their_text_back,
    linking::a_link_ends_with_its_organisation_and_goes_with_one_removed,
    mailing::a_link_goes_by_mail_and_its_answer_comes_back,
    mailing::two_who_send_at_once_send_each_mail_once,
    mailing::what_a_mail_says_names_nobody,
    mailing::nobody_sees_the_mail_of_another_coalition,
    members::members_are_brought_settled_and_taken_in,
    members::the_own_directory_taken_in_again_changes_nothing,
    members::a_word_that_means_another_one_of_the_same_list_is_settled_once,
    members::a_text_taken_out_of_a_profile_stays_out_when_its_list_is_undone,
    merging::the_page_says_what_becomes_of_links_and_contacts,
    merging::nobody_reaches_more_once_two_are_one,
    merging::who_speaks_for_both_is_said_beforehand,
    merging::a_merge_names_two_of_the_same_coalition,
    merging::one_that_ended_is_not_written_to,
    merging::who_has_left_gets_no_mail_not_even_at_another_desk,
    reached::a_stricter_note_on_a_known_contact_is_taken_over_and_undone,
    reached::a_contact_that_was_changed_since_keeps_what_it_says,
    reached::a_contact_that_came_to_a_known_organisation_goes_when_that_is_undone,
    members::one_that_has_ended_or_was_merged_is_left_as_it_is,
    drawing::places_are_brought_drawn_and_undone,
    mistakes::an_activity_written_down_by_mistake_was_never_there,
    mistakes::an_organisation_is_removed_once_nothing_hangs_on_it,
    mistakes::only_a_coordinator_of_the_coalition_removes_an_organisation,
    names::a_founder_says_what_they_are_called,
    names::a_name_changed_on_two_devices_is_lost_on_neither,
    names::nobody_takes_the_name_of_another,
    names::a_sentence_given_by_two_is_lost_by_neither,
    people::a_coordinator_gives_seats_and_takes_them_back,
    people::a_seat_sent_twice_is_given_once,
    people::the_last_coordinator_stays_one,
    people::an_organisation_is_written_where_there_are_too_many_to_choose_from,
    people::a_link_never_opens_more_than_the_coalition,
    squares::squares_are_arranged_by_two_at_once,
    striking::a_text_is_taken_out_of_a_history_for_good,
    striking::only_the_coordinators_of_a_coalition_take_texts_out,
    striking::a_text_that_was_put_back_is_not_taken_out,
    striking::two_coordinators_take_the_same_text_out_once,
    striking::an_earlier_name_gives_way_to_the_name_of_now_everywhere,
    striking::a_reason_is_taken_out_from_where_the_news_tell_it,
    striking::what_was_said_of_an_end_is_taken_out_and_work_still_comes_back,
    striking::the_way_there_stands_below_every_history,
    mistakes::what_was_removed_loses_its_texts_and_its_name,
    taking::a_sheet_to_fill_in_is_read_by_its_hashtags,
    taking::nothing_is_wrong_in_what_the_demo_gives_away,
    taking::what_is_taken_away_is_read_again,
    tenants::nobody_sees_another_coalition,
    tenants::what_is_kept_in_memory_stays_in_its_coalition,
    twice::a_form_used_again_adds_what_it_says_now,
    twice::nobody_chooses_the_id_of_what_they_add,
    undoing::an_import_is_undone_whole,
    undoing::what_an_import_changed_becomes_what_it_was,
    undoing::a_text_that_was_taken_out_does_not_come_back,
    undoing::what_somebody_worked_with_since_stands_in_the_way,
    undoing::one_that_was_stopped_says_so,
    undoing::two_who_undo_at_once_undo_it_once,
    whereabouts::a_list_of_places_may_lie_in_a_country_that_is_not_chosen_yet,
    whereabouts::a_coalition_without_places_is_asked_for_the_country_once,
    whereabouts::another_country_can_be_chosen_than_the_likely_ones,
    whereabouts::a_town_without_its_province_is_put_inside_one,
    words::for_whom_a_word_is_meant_is_asked_and_remembered,
    words::what_nobody_was_asked_about_is_forgotten_with_its_import,
    words::what_a_word_means_is_remembered_until_it_is_forgotten,
    fewer::a_list_with_fewer_rows_asks_what_became_of_the_others,
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

/// Organisations added as they are, without a page.
async fn organisations(site: &Site, scope: Scope, names: &[&str]) -> Vec<OrganisationId> {
    let doer = Doer::program(&site.app, scope);
    let newcomers: Vec<Newcomer> = names
        .iter()
        .map(|name| Newcomer {
            id: OrganisationId(site.app.ids().next()),
            doer: doer.clone(),
            draft: Draft { name: (*name).to_owned(), ..Draft::default() },
            contacts: Vec::new(),
        })
        .collect();
    let ids = newcomers.iter().map(|newcomer| newcomer.id).collect();
    let tx = site.app.begin().await.unwrap();
    organisations::add_many(&tx, newcomers).await.unwrap();
    tx.commit().await.unwrap();
    ids
}
