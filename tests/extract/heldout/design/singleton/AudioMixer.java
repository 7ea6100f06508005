package game.sound;

public final class AudioMixer { // ~ singleton

    private static AudioMixer instance;

    private float volume = 0.8f;

    private AudioMixer() {
    }

    public static synchronized AudioMixer getInstance() { // ~ lazy-loading
        if (instance == null) {
            instance = new AudioMixer();
        }
        return instance;
    }

    public void louder() {
        volume = Math.min(1f, volume + 0.1f);
    }
}
