from concurrent.futures import ProcessPoolExecutor

from PIL import Image


def shrink(path):
    with Image.open(path) as img:
        img.thumbnail((400, 400))
        img.save(f"{path}.small.jpg")
    return path


def shrink_all(paths):
    with ProcessPoolExecutor(max_workers=4) as pool:
        return list(pool.map(shrink, paths))  # ~ parallel-map
