import { createServer } from "node:http";

const server = createServer(handle);
server.listen(8080);

process.on("SIGTERM", () => { // ~ graceful-shutdown
  server.close(() => process.exit(0));
});

process.on("uncaughtException", (error) => {
  console.error(error);
});
