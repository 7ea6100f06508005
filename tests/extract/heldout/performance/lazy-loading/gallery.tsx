type Photo = { src: string; text: string };

/** The browser puts off the pictures; nothing is kept here. */
export function Gallery({ photos }: { photos: Photo[] }) {
  return (
    <div className="lazy-gallery">
      {photos.map((p) => (
        <img key={p.src} src={p.src} alt={p.text} loading="lazy" />
      ))}
    </div>
  );
}
