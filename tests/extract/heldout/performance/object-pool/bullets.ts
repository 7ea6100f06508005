import { Bullet } from "./bullet";

export class BulletPool { // ~ object-pool
  private free: Bullet[] = [];

  constructor(size: number) {
    for (let i = 0; i < size; i++) this.free.push(new Bullet());
  }

  take(x: number, y: number): Bullet {
    const bullet = this.free.pop() ?? new Bullet();
    bullet.place(x, y);
    return bullet;
  }

  giveBack(bullet: Bullet): void {
    bullet.hide();
    this.free.push(bullet);
  }
}
