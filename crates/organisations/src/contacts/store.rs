//! Every query on contacts.

use kernel::{OrganisationId, Scope};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
    sea_query::{Expr, ExprTrait as _},
};
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use super::rules::{Checked, ContactDraft, folded};

pub(super) const CHUNK: usize = 500;

/// How to reach an organisation. Any line may be empty, not all of them.
#[derive(Clone, Debug)]
pub struct Contact {
    pub id: Uuid,
    pub name: String,
    pub role: String,
    pub phone: String,
    pub email: String,
    /// How and when it is safe to get in touch.
    pub safe_note: String,
    pub never_mail: bool,
    pub version: i32,
}

impl Contact {
    /// No mail goes there: somebody said so, or its note does.
    pub fn is_barred(&self) -> bool {
        self.draft().is_barred()
    }

    /// The same contact with other lines.
    #[must_use]
    pub fn saying(&self, draft: ContactDraft) -> Self {
        let ContactDraft { name, role, phone, email, safe_note, never_mail } = draft;
        Self {
            id: self.id,
            name,
            role,
            phone,
            email,
            safe_note,
            never_mail,
            version: self.version,
        }
    }

    pub fn draft(&self) -> ContactDraft {
        ContactDraft {
            name: self.name.clone(),
            role: self.role.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            safe_note: self.safe_note.clone(),
            never_mail: self.never_mail,
        }
    }
}

/// The contacts of one organisation, oldest first.
pub async fn of_organisation(
    db: &impl ConnectionTrait,
    scope: Scope,
    id: OrganisationId,
) -> Result<Vec<Contact>, DbErr> {
    let rows = Entity::find()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::OrganisationId.eq(id.0))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(contact).collect())
}

pub(super) async fn find(
    db: &impl ConnectionTrait,
    scope: Scope,
    organisation_id: OrganisationId,
    id: Uuid,
) -> Result<Option<Contact>, DbErr> {
    let row = Entity::find_by_id((scope.key(), id))
        .filter(Column::OrganisationId.eq(organisation_id.0))
        .one(db)
        .await?;
    Ok(row.map(contact))
}

/// Writes new contacts, each with its id and its organisation.
pub async fn insert(
    tx: &DatabaseTransaction,
    scope: Scope,
    contacts: Vec<(Uuid, OrganisationId, Checked)>,
) -> Result<(), DbErr> {
    let rows = contacts
        .into_iter()
        .map(|(id, organisation_id, checked)| row(scope, id, organisation_id, checked));
    put(tx, rows.collect()).await
}

fn row(scope: Scope, id: Uuid, organisation_id: OrganisationId, checked: Checked) -> ActiveModel {
    ActiveModel {
        coalition_id: Set(scope.key()),
        id: Set(id),
        organisation_id: Set(organisation_id.0),
        name: Set(checked.name),
        role: Set(checked.role),
        phone: Set(checked.phone),
        email_folded: Set(folded(&checked.email)),
        email: Set(checked.email),
        safe_note: Set(checked.safe_note),
        never_mail: Set(checked.never_mail),
        version: Set(1),
    }
}

/// Returns `false` when somebody else saved first.
pub(super) async fn update(
    tx: &DatabaseTransaction,
    scope: Scope,
    id: Uuid,
    version: i32,
    checked: &Checked,
) -> Result<bool, DbErr> {
    let updated = Entity::update_many()
        .col_expr(Column::Name, Expr::value(checked.name.clone()))
        .col_expr(Column::Role, Expr::value(checked.role.clone()))
        .col_expr(Column::Phone, Expr::value(checked.phone.clone()))
        .col_expr(Column::Email, Expr::value(checked.email.clone()))
        .col_expr(Column::EmailFolded, Expr::value(folded(&checked.email)))
        .col_expr(Column::SafeNote, Expr::value(checked.safe_note.clone()))
        .col_expr(Column::NeverMail, Expr::value(checked.never_mail))
        .col_expr(Column::Version, Expr::value(version.saturating_add(1)))
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(updated.rows_affected == 1)
}

/// Writes contacts anew, as many as have changed together: none of them when somebody else has saved one meanwhile, so
/// that nothing they wrote is lost.
pub(super) async fn rewrite(
    tx: &DatabaseTransaction,
    scope: Scope,
    contacts: Vec<(OrganisationId, Contact)>,
) -> Result<(), DbErr> {
    let seen: Vec<(Uuid, i32)> = contacts.iter().map(|(_, one)| (one.id, one.version)).collect();
    for some in seen.chunks(CHUNK) {
        let key = Expr::tuple([Expr::col(Column::Id), Expr::col(Column::Version)]);
        let removed = Entity::delete_many()
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(key.in_tuples(some.iter().copied()))
            .exec(tx)
            .await?;
        if removed.rows_affected != some.len() as u64 {
            return Err(DbErr::RecordNotUpdated);
        }
    }
    let rows = contacts.into_iter().map(|(of, contact)| ActiveModel {
        coalition_id: Set(scope.key()),
        id: Set(contact.id),
        organisation_id: Set(of.0),
        name: Set(contact.name),
        role: Set(contact.role),
        phone: Set(contact.phone),
        email_folded: Set(folded(&contact.email)),
        email: Set(contact.email),
        safe_note: Set(contact.safe_note),
        never_mail: Set(contact.never_mail),
        version: Set(contact.version.saturating_add(1)),
    });
    put(tx, rows.collect()).await
}

async fn put(tx: &DatabaseTransaction, rows: Vec<ActiveModel>) -> Result<(), DbErr> {
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let chunk: Vec<ActiveModel> = rows.by_ref().take(CHUNK).collect();
        Entity::insert_many(chunk).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Takes a contact out for good: personal details that are not needed are not kept.
pub(super) async fn remove(
    tx: &DatabaseTransaction,
    scope: Scope,
    id: Uuid,
    version: i32,
) -> Result<bool, DbErr> {
    let removed = Entity::delete_many()
        .filter(Column::CoalitionId.eq(scope.key()))
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(removed.rows_affected == 1)
}

/// The contacts of some organisations, each with its organisation, oldest first.
pub async fn contacts_of(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[Uuid],
) -> Result<Vec<(OrganisationId, Contact)>, DbErr> {
    let mut found = Vec::new();
    for some in ids.chunks(CHUNK) {
        let rows = Entity::find()
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::OrganisationId.is_in(some.iter().copied()))
            .order_by_asc(Column::Id)
            .all(db)
            .await?;
        let named = rows
            .into_iter()
            .map(|row| (OrganisationId(row.organisation_id), contact(row)));
        found.extend(named);
    }
    Ok(found)
}

/// The organisations to which any of these contacts belong.
pub async fn owners(
    db: &impl ConnectionTrait,
    scope: Scope,
    ids: &[Uuid],
) -> Result<Vec<OrganisationId>, DbErr> {
    let mut found = Vec::new();
    for some in ids.chunks(CHUNK) {
        let rows: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::OrganisationId)
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::Id.is_in(some.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(rows.into_iter().map(OrganisationId));
    }
    Ok(found)
}

/// Takes some contacts out for good.
pub async fn remove_all(tx: &DatabaseTransaction, scope: Scope, ids: &[Uuid]) -> Result<(), DbErr> {
    for some in ids.chunks(CHUNK) {
        Entity::delete_many()
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::Id.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Takes out all contacts of some organisations.
pub async fn clear(tx: &DatabaseTransaction, scope: Scope, ids: &[Uuid]) -> Result<(), DbErr> {
    for some in ids.chunks(CHUNK) {
        Entity::delete_many()
            .filter(Column::CoalitionId.eq(scope.key()))
            .filter(Column::OrganisationId.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

pub(super) fn contact(row: Model) -> Contact {
    Contact {
        id: row.id,
        name: row.name,
        role: row.role,
        phone: row.phone,
        email: row.email,
        safe_note: row.safe_note,
        never_mail: row.never_mail,
        version: row.version,
    }
}
