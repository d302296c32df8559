// SPDX-License-Identifier: Apache-2.0
// A position server as one would write it with ws or socket.io: the positions of so many vehicles,
// each of which reports once a second, go to every client as JSON, what is new since the tick before
// in one message that is encoded once. Vehicles are made here: no broker stands before it.
//
// Usage: node server.mjs ws|socket.io VEHICLES TICK_MILLIS
// Prints the port it listens on and ends with its standard input.
import { createServer } from "node:http";
import { Server as SocketIoServer } from "socket.io";
import { WebSocketServer } from "ws";

const [kind, vehicleCount, tickMillis] = [process.argv[2], +process.argv[3], +process.argv[4]];
const ACCEPT_QUEUE = 4096;

function wsBroadcast(http) {
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false, clientTracking: true });
  sockets.on("connection", (socket) => socket.send("[]"));
  return (fixes) => {
    const bytes = Buffer.from(JSON.stringify(fixes));
    for (const socket of sockets.clients) {
      socket.send(bytes, { binary: false });
    }
  };
}

function socketIoBroadcast(http) {
  const io = new SocketIoServer(http, { transports: ["websocket"], perMessageDeflate: false });
  return (fixes) => io.emit("fixes", fixes);
}

const broadcasts = { ws: wsBroadcast, "socket.io": socketIoBroadcast };
if (!Object.hasOwn(broadcasts, kind) || !(vehicleCount > 0) || !(tickMillis > 0)) {
  console.error("usage: node server.mjs ws|socket.io VEHICLES TICK_MILLIS");
  process.exit(2);
}
const http = createServer();
const broadcast = broadcasts[kind](http);
let changed = new Map();
let reports = 0;
const start = Date.now();

function report() {
  for (const due = ((Date.now() - start) / 1000) * vehicleCount; reports < due; reports++) {
    const vehicle = reports % vehicleCount;
    const step = Math.floor(reports / vehicleCount) % 60;
    changed.set(vehicle, [
      `bench${vehicle}`,
      37.77 + vehicle * 0.0002,
      -122.42 + step * 0.00009,
      9,
      90,
      Date.now(),
    ]);
  }
}

function tick() {
  report();
  if (changed.size > 0) {
    broadcast([...changed.values()]);
    changed = new Map();
  }
}

setInterval(report, 1000 / vehicleCount);
setInterval(tick, tickMillis);
process.stdin.on("end", () => process.exit(0)).resume();
http.listen({ host: "127.0.0.1", port: 0, backlog: ACCEPT_QUEUE }, () => console.log(http.address().port));
