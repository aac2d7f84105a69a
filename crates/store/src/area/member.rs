//! Members.

use domain::{id::MemberId, member::Member};

use crate::{books::Books, error::StoreError};

impl Books<'_> {
    /// What is said of a member; `None` where nobody has said who they are.
    pub fn member(&self, id: MemberId) -> Result<Option<Member>, StoreError> {
        Ok(self.kept::<Member>(id)?.map(|kept| kept.record))
    }

    /// A member's name; `None` where it is not known, or erased.
    pub fn member_name(&self, id: MemberId) -> Result<Option<String>, StoreError> {
        self.personal_text(self.member(id)?.and_then(|member| member.name).as_ref())
    }
}
