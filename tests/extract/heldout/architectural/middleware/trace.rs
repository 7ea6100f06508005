use axum::{extract::Request, http::HeaderValue, middleware::Next, response::Response};

pub async fn server_name(req: Request, next: Next) -> Response { // ~ middleware
    let slow = req.uri().path().starts_with("/reports");
    let mut res = next.run(req).await;
    res.headers_mut().insert("server", HeaderValue::from_static("edge"));
    if slow {
        res.headers_mut().insert("cache-control", HeaderValue::from_static("private"));
    }
    res
}
