package telemetry.serial;

import com.fazecast.jSerialComm.SerialPort;

public final class ReadingSession implements AutoCloseable { // ~ resource-guard

    private final SerialPort port;

    public ReadingSession(String device) {
        this.port = SerialPort.getCommPort(device);
        this.port.openPort();
    }

    public int read(byte[] buffer) {
        return port.readBytes(buffer, buffer.length);
    }

    @Override
    public void close() {
        port.closePort();
    }
}
