use kernel::{OrganisationId, PersonId, Role, ServerRole};
use uuid::Uuid;

use super::rules::{Given, Reach, Refusal, link, link_reaches, turn};
use super::store::Seat;

fn seat(number: u128, role: Role) -> Seat {
    Seat {
        id: Uuid::from_u128(number),
        person_id: PersonId(Uuid::from_u128(number + 100)),
        role,
        has_led: role == Role::Coordinator,
        since: "2026-11-23T12:00:00Z".parse().unwrap(),
        is_ended: false,
        version: 1,
    }
}

#[test]
fn only_a_representative_speaks_for_an_organisation() {
    let clinic = Some(OrganisationId(Uuid::from_u128(7)));
    for (role, organisation, expected) in [
        (Some(Role::Representative), clinic, Ok(clinic)),
        (Some(Role::Representative), None, Err(Refusal::OrganisationMissing)),
        (Some(Role::Reader), clinic, Ok(None)),
        (Some(Role::Coordinator), None, Ok(None)),
        (None, clinic, Err(Refusal::RoleMissing)),
    ] {
        let given = Given::new(role, organisation).map(|given| given.organisation_id());
        assert_eq!(given, expected, "{role:?} {organisation:?}");
    }
}

#[test]
fn somebody_always_looks_after_the_coalition() {
    use Role::{Coordinator, Reader, Representative};
    for (others, role, becomes, expected) in [
        (vec![], Coordinator, None, Some(Refusal::LastCoordinator)),
        (vec![], Coordinator, Some(Reader), Some(Refusal::LastCoordinator)),
        (vec![], Coordinator, Some(Coordinator), None),
        (vec![Reader, Representative], Coordinator, None, Some(Refusal::LastCoordinator)),
        (vec![Coordinator], Coordinator, None, None),
        (vec![Coordinator], Coordinator, Some(Reader), None),
        (vec![Coordinator], Reader, None, None),
        (vec![Coordinator], Reader, Some(Coordinator), None),
    ] {
        let mut held = vec![seat(1, role)];
        held.extend((2..).zip(&others).map(|(number, role)| seat(number, *role)));
        let refusal = turn(&held, held[0].id, becomes).err();
        assert_eq!(refusal, expected, "{role:?} to {becomes:?} beside {others:?}");
    }
    let gone = turn(&[seat(1, Coordinator)], Uuid::from_u128(9), None).err();
    assert_eq!(gone, Some(Refusal::Gone));
}

#[test]
fn a_link_opens_nothing_but_this_coalition() {
    for (coalitions, server_role, expected) in [
        (1, None, Ok(())),
        (2, None, Err(Refusal::ReachesFurther)),
        (1, Some(ServerRole::Founder), Err(Refusal::ReachesFurther)),
    ] {
        assert_eq!(link_reaches(Reach { coalitions, server_role }), expected, "{coalitions} {server_role:?}");
    }
}

#[test]
fn nobody_comes_in_as_another_coordinator_or_stays_for_ever() {
    let (own, other, mut second) = (seat(1, Role::Coordinator), seat(2, Role::Reader), seat(3, Role::Reader));
    let by = own.person_id;
    assert_eq!(link(&[own, other], own.person_id, by), Err(Refusal::OwnLink));
    assert_eq!(link(&[own, other], other.person_id, by), Ok(()));
    second.person_id = other.person_id;
    second.has_led = true;
    let refused = link(&[own, other, second], other.person_id, by);
    assert_eq!(refused, Err(Refusal::LinkOfCoordinator), "with another seat, and when it was so once");
}
