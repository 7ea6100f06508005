import jwt from "jsonwebtoken";
import { UnauthorizedError } from "./errors";
import { key } from "./keys";

export const bearer = (req, res, next) => { // ~ authentication, middleware
  const token = req.headers.authorization?.slice("Bearer ".length);
  try {
    req.claims = jwt.verify(token, key, { algorithms: ["ES256"] });
  } catch {
    return next(new UnauthorizedError("token"));
  }
  next();
};
