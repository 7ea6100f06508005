import bcrypt from "bcrypt";
import jwt from "jsonwebtoken";

export async function logIn(users: Users, name: string, password: string): Promise<Session> { // ~ authentication
  const user = await users.byName(name);
  if (!user || !(await bcrypt.compare(password, user.hash))) {
    throw new Unauthorized("name or password is wrong");
  }
  return sessions.start(user);
}

export function requireToken(req: Request, res: Response, next: () => void) { // ~ authentication, middleware, middleware
  try {
    req.user = jwt.verify(req.headers.authorization ?? "", key);
  } catch {
    res.status(401).end();
    return;
  }
  next();
}
