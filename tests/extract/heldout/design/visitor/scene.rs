pub enum Node {
    Mesh { triangles: usize },
    Light { watts: f32 },
    Group(Vec<Node>),
}

pub trait SceneVisitor { // ~ visitor
    fn visit_mesh(&mut self, triangles: usize);
    fn visit_light(&mut self, watts: f32);
}

pub fn walk(node: &Node, v: &mut dyn SceneVisitor) {
    match node {
        Node::Mesh { triangles } => v.visit_mesh(*triangles),
        Node::Light { watts } => v.visit_light(*watts),
        Node::Group(children) => children.iter().for_each(|c| walk(c, v)),
    }
}
