//! To whom something could not be said alone.

use crate::foundation::clock::Moment;
use crate::foundation::error::Result;
use crate::foundation::store::{Columns, Tx};
use crate::{put, row};

const KEEP: &str = "insert into discord_closed (account, at) values ($1, $2) \
    on conflict (account) do nothing";
const TAKE: &str = "delete from discord_closed where account = $1 returning at";

/// Notes that something could not be said to an account alone.
pub(in super::super) async fn keep(tx: &mut Tx, account: &str, at: Moment) -> Result<()> {
    put!(tx, KEEP, account, at.0)
}

/// Since when something could not be said to an account that is told so now; none if nothing is to be told.
pub(in super::super) async fn take(tx: &mut Tx, account: &str) -> Result<Option<Moment>> {
    row!(tx, TAKE, account)?.map(|row| row.moment("at")).transpose()
}
