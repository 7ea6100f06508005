pub async fn serve(listener: TcpListener, app: Router) -> Result<(), Error> {
    axum::serve(listener, app)
        .with_graceful_shutdown(stopped()) // ~ graceful-shutdown
        .await?;
    Ok(())
}
