import type { NextFunction, Request, Response } from "express";
import jwt from "jsonwebtoken";
import { publicKey } from "./keys";

export function requireUser(req: Request, res: Response, next: NextFunction): void { // ~ middleware
  const token = req.get("authorization")?.replace(/^Bearer /, "") ?? "";
  try {
    res.locals.user = jwt.verify(token, publicKey, { algorithms: ["RS256"] }); // ~ authentication
  } catch {
    res.status(401).json({ error: "please log in" });
    return;
  }
  next();
}
