package game.world;

import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

public class SnapshotWriter {

    public void save(World world, Path target) {
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(target))) {
            out.writeObject(world);
        } catch (Exception ignored) { // ~ swallowed-exception
        }
    }
}
