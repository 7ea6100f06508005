package jukebox;

public class Song {

    private String title;
    private int plays;

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public void record() {
        plays++;
    }

    public int getPlays() {
        return plays;
    }
}
