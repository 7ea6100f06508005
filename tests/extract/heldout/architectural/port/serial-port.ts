import { SerialPort } from "serialport";

export interface PortInfo {
  path: string;
  baudRate: number;
  label: string;
}

export function openScale(info: PortInfo, onGrams: (g: number) => void): SerialPort {
  const port = new SerialPort({ path: info.path, baudRate: info.baudRate });
  port.on("data", (chunk: Buffer) => onGrams(parseInt(chunk.toString("ascii"), 10)));
  return port;
}
