from functools import cached_property

from game.gfx import pack_sprites


class Atlas:
    def __init__(self, folder):
        self.folder = folder

    @cached_property
    def texture(self):  # ~ lazy-loading
        return pack_sprites(self.folder, size=4096)

    def draw(self, name, x, y):
        self.texture.blit(name, x, y)
