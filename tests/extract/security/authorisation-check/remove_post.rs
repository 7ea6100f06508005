use crate::rights::is_mod_or_admin;

pub async fn remove_post(db: &Pool, actor: &Person, post: PostId) -> Result<(), Refused> { // ~ authorisation-check
    let post = db.post(post).await?;
    is_mod_or_admin(db, actor, post.community).await?;
    db.mark_removed(post.id, actor.id).await
}
